"""The installed wheel does its work far from the repository: import, load, extract, entry points, command line, data."""

import json
import subprocess
import sys
from importlib.metadata import files, requires
from pathlib import Path

import spacy

assert not [name for name in sys.modules if name.startswith("persian_ie")]
alone = spacy.blank("fa", config={"nlp": {"tokenizer": {"@tokenizers": "persian_ie.NewsTokenizer.v1"}}})
alone.add_pipe("persian_ie_dates")  # found by the wheel's entry points: persian_ie is not imported yet
assert alone("۱۵ شهریور ۱۴۰۴")._.pie.dates[0].value == "2025-09-06"

import persian_ie as pie  # noqa: E402

assert "site-packages" in Path(pie.__file__).parts, pie.__file__
shipped = [str(path) for path in files("persian-ie") or ()]
assert "persian_ie/py.typed" in shipped
assert [path for path in shipped if path.startswith("persian_ie/models/")]
assert not [path for path in shipped if path.startswith("persian_ie/models/") and path.endswith(".py")], "build scripts are in the wheel"
assert not [path for path in shipped if path.split("/")[0] in {"tests", "docs", "models"}]
assert requires("persian-ie")

text = "به گزارش خبرنگار ما، مدیرکل تعاون لرستان گفت: ۵۳۷ تعاونی در شهرستان سلسله ثبت شده است."
result = pie.extract(text, published="2025-09-06")
assert [fact.value for fact in result.facts] == [537], result.facts
assert "</html>" in result.to_html()
assert pie.load()(text).text == text
assert pie.normalize("تعاونیها") == "تعاونی‌ها"

for command in (["persian-ie"], [sys.executable, "-m", "persian_ie.cli"]):
    run = subprocess.run([*command, "extract", "-"], input=text, capture_output=True, encoding="utf-8", check=True)  # noqa: S603
    [line] = run.stdout.splitlines()
    assert json.loads(line)["facts"] == result.to_dict()["facts"]

print(f"persian-ie {pie.__version__} in {Path(pie.__file__).parent}: {result!r}")
