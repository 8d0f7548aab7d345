"""Every record keeps the schema that `schede form schema` prints for its form.

    python3 tests/form_schema_test.py SCHEDE WRITE_CASES
"""
import copy
import json
import pathlib
import subprocess
import sys
import tempfile

import jsonschema

SOURCE = pathlib.Path(__file__).resolve().parent.parent
SCHEDE, WRITE_CASES = sys.argv[1:]


def printed(*arguments):
    run = subprocess.run([SCHEDE, *map(str, arguments)], stdout=subprocess.PIPE, check=True)
    return run.stdout.decode()


def validator_of(definition):
    schema = json.loads(printed("form", "schema", definition))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def records_of(definition, documents):
    lines = printed("extract", "--form", definition, documents).splitlines()
    return [json.loads(line) for line in lines]


def check_all(definition, documents, least):
    """All records validate, accepted ones and rejected ones; how many there are."""
    validator = validator_of(definition)
    records = records_of(definition, documents)
    assert len(records) >= least, f"{documents}: {len(records)} records"
    for record in records:
        for error in validator.iter_errors(record):
            reasons = [reason.message[:300] for reason in error.context] or [error.message[:300]]
            raise AssertionError(f"{record['source']['path']}: {reasons}")
    return validator, records


def set_in(record, path, value):
    *parents, last = path
    for parent in parents:
        record = record[parent]
    record[last] = value


def check_refusals(validator, record, changes):
    """The schema is no rubber stamp: each of these is no record of the form."""
    for path, value in changes:
        changed = copy.deepcopy(record)
        set_in(changed, path, value)
        assert not validator.is_valid(changed), f"{path} = {value!r} is let through"


def main():
    with tempfile.TemporaryDirectory() as folder:
        cases = pathlib.Path(folder)
        for survey in ("orti", "village-libraries"):
            subprocess.run([WRITE_CASES, folder, survey], check=True)
        orti, records = check_all(SOURCE / "tests/data/forms/orti.xml", cases / "orti", 30)
        filled = next(record for record in records if record["status"] == "accepted" and record["family"])
        check_refusals(orti, filled, [
            (["size"], "huge"), (["tools"], ["saw"]), (["care", "water"], "often!"), (["had_when"], True), (["more"], "text"),
            (["family", 0, "age"], {}), (["who", "nickname"], "Pino"), (["why"], ""), (["status"], "rejected"), (["form"], "other"),
        ])
        check_all(SOURCE / "tests/data/forms/village-libraries.xml", cases / "village-libraries", 5)
        check_all(SOURCE / "forms/agire-por-gemellaggi.xml", SOURCE / "samples/returned", 10)
        rejected, records = check_all(SOURCE / "tests/data/forms/orti.xml", SOURCE / "samples/returned", 10)
        assert all(record["status"] == "rejected" for record in records)


if __name__ == "__main__":
    main()
