"""Hugging Face's `datasets` loads from each site what that site holds, whatever it loaded before.

All sites of the session share one cache, as they do on a team's machine.
"""

import json
import os
import subprocess
from pathlib import Path

import pytest

PROGRAM = Path(os.environ.get("TUNEBOARD", ".build/debug/tuneboard")).resolve()
DAY = "2026-01-14"


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory):
    """One cache for all, and no hub."""
    os.environ["HF_HOME"] = str(tmp_path_factory.mktemp("cache"))
    os.environ["HF_HUB_OFFLINE"] = "1"


def conversation(topic: str, number: int) -> str:
    return (
        "---\nconsent: granted\n---\n\n"
        f"**User:** I worry about {topic} number {number} so much that I can't sleep.\n\n"
        f"**Assistant:** Lying awake over {topic} number {number} sounds exhausting. What would help you tonight?\n\n"
        f"**User:** To have a plan for {topic} {number}.\n\n"
        f"**Assistant:** A plan for {topic} {number} sounds like a relief. What would be its first step?\n"
    )


def write(project: Path, topic: str, count: int, provider: str = "openai"):
    folder = project / "conversations"
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{topic}-{number:03}.md").write_text(conversation(topic, number))
    (project / "tuneboard.yml").write_text(f"name: Worries\ndataset:\n  provider: {provider}\n")


def report(project: Path) -> Path:
    """Writes the site again in place; its data folder."""
    site = project / "site"
    arguments = [PROGRAM, "report", project, "--output", site, "--no-history", "--quiet", "--date", DAY]
    subprocess.run(arguments, check=True, capture_output=True)
    return site / "data"


def load(data: Path, name: str | None = None):
    import datasets

    datasets.disable_progress_bars()
    return datasets.load_dataset(str(data), name)


def rows(path: Path):
    return [json.loads(line) for line in path.read_text("utf-8-sig").splitlines()]


def without_nulls(value):
    """A column that only some messages have is null in the others."""
    if isinstance(value, dict):
        return {key: without_nulls(item) for key, item in value.items() if item is not None}
    return [without_nulls(item) for item in value] if isinstance(value, list) else value


def assert_same(loaded, folder: Path):
    assert set(loaded) == {"train", "validation"}
    for split in loaded:
        assert without_nulls(list(loaded[split])) == rows(folder / f"{split}.jsonl")


def test_two_sites_and_one_that_is_written_again(tmp_path):
    sleep, work = tmp_path / "sleep", tmp_path / "work"
    write(sleep, "sleep", 40)
    write(work, "work", 60)
    for project in (sleep, work, sleep):
        data = report(project)
        assert_same(load(data), data / "completion")
    # The same folder with other lines, as many and as long.
    for path in (sleep / "conversations").iterdir():
        path.write_text(path.read_text().replace("exhausting", "unsettling"))
    data = report(sleep)
    loaded = load(data)
    assert_same(loaded, data / "completion")
    assert any("unsettling" in row["completion"][0]["content"] for row in loaded["train"])
    # And with more.
    write(sleep, "noise", 30)
    data = report(sleep)
    assert_same(load(data), data / "completion")
    assert_same(load(work / "site/data"), work / "site/data/completion")


def test_what_is_loaded_unasked_has_one_response_to_learn(tmp_path):
    write(tmp_path, "sleep", 40)
    loaded = load(report(tmp_path))
    for split in loaded.values():
        for row in split:
            assert [message["role"] for message in row["completion"]] == ["assistant"]
            assert row["prompt"][-1]["role"] == "user"


def test_the_form_of_the_provider_is_the_second_configuration(tmp_path):
    import datasets

    write(tmp_path, "sleep", 40)
    data = report(tmp_path)
    names = datasets.get_dataset_config_names(str(data))
    assert [name.split("-")[0] for name in names] == ["completion", "openai"]
    assert_same(load(data, names[1]), data)


@pytest.mark.parametrize("provider", ["trl", "sharegpt", "chatml"])
def test_forms_without_weights_are_the_only_configuration(tmp_path, provider):
    write(tmp_path, "sleep", 40, provider)
    data = report(tmp_path)
    assert not (data / "completion").exists()
    assert_same(load(data), data)


def test_a_changed_file_is_no_longer_what_the_card_says(tmp_path):
    write(tmp_path, "money", 40)
    data = report(tmp_path)
    train = data / "completion/train.jsonl"
    lines = train.read_text().splitlines(keepends=True)
    train.write_text("".join(lines[:-1]))
    with pytest.raises(Exception, match=f"num_examples={len(lines) - 1}\\b"):
        load(data)


def test_where_nothing_can_be_learned_nothing_is_loaded(tmp_path):
    write(tmp_path, "sleep", 3)
    for path in (tmp_path / "conversations").iterdir():
        path.write_text(path.read_text().replace("consent: granted", "consent: denied"))
    data = report(tmp_path)
    assert rows(data / "train.jsonl") == []
    with pytest.raises(Exception):
        load(data)
