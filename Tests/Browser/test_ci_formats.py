"""What continuous integration takes, read by the programs of others.

SARIF: the classes that Microsoft made from the 2.1.0 schema take no property that it does not have and miss none that it
requires. JUnit: `junitparser` reads it and counts the same. GitLab's code quality: the
keys of its documentation, with its severities and unique fingerprints.
"""

import json
import re

import attr
import junitparser
import sarif_om

# The class of each property that holds an object or objects, as the schema has them.
CLASSES = {
    "runs": "Run", "tool": "Tool", "driver": "ToolComponent", "rules": "ReportingDescriptor",
    "shortDescription": "MultiformatMessageString", "defaultConfiguration": "ReportingConfiguration",
    "results": "Result", "message": "Message", "locations": "Location", "physicalLocation": "PhysicalLocation",
    "artifactLocation": "ArtifactLocation", "region": "Region", "invocations": "Invocation",
    "toolExecutionNotifications": "Notification", "suppressions": "Suppression",
}
LEVELS = {"none", "note", "warning", "error"}


def check(name: str, value, path: str):
    """Builds an object of the schema's class, and those below it."""
    kind = getattr(sarif_om, name)
    fields = {field.metadata["schema_property_name"]: field.name for field in attr.fields(kind)}
    unknown = set(value) - set(fields)
    assert not unknown, f"{path}: {unknown} are no properties of {name}"
    built = kind(**{fields[key]: item for key, item in value.items()})
    for key, item in value.items():
        if key in CLASSES:
            for number, part in enumerate(item if isinstance(item, list) else [item]):
                check(CLASSES[key], part, f"{path}.{key}[{number}]")
        if key == "level":
            assert item in LEVELS, path
    if name == "Message":
        assert built.text or built.id, path


def test_sarif_is_as_its_schema_says(site):
    document = json.loads((site / "ci/tuneboard.sarif").read_text())
    check("SarifLog", document, "$")
    assert document["version"] == "2.1.0"
    rules = [rule["id"] for rule in document["runs"][0]["tool"]["driver"]["rules"]]
    for result in document["runs"][0]["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        for location in result["locations"]:
            region = location["physicalLocation"].get("region")
            assert region is None or region["startLine"] >= 1


def test_junit_is_read_and_counts_agree(site):
    parsed = junitparser.JUnitXml.fromfile(str(site / "ci/junit.xml"))
    suites = list(parsed) if isinstance(parsed, junitparser.JUnitXml) else [parsed]
    cases = [case for suite in suites for case in suite]
    assert cases
    for suite in suites:
        assert suite.tests == len(list(suite))
        assert suite.failures == sum(1 for case in suite if any(isinstance(r, junitparser.Failure) for r in case.result))
    for case in cases:
        assert case.name and case.classname


def test_gitlab_takes_every_entry(site):
    entries = json.loads((site / "ci/gl-code-quality-report.json").read_text())
    assert entries
    for entry in entries:
        assert isinstance(entry["description"], str) and entry["description"]
        assert isinstance(entry["check_name"], str) and entry["check_name"]
        assert re.fullmatch(r"[0-9a-f]{32,64}", entry["fingerprint"])
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert not entry["location"]["path"].startswith(("/", "./"))
        assert entry["location"]["lines"]["begin"] >= 1
    fingerprints = [entry["fingerprint"] for entry in entries]
    assert len(fingerprints) == len(set(fingerprints))
