"""Countries are called by the name of the time that is spoken of."""

from __future__ import annotations

from kb.markdown.places import host_names, place_name
from kb.model.country import Country
from kb.model.library import Library
from kb.model.operation import Operation

COUNTRY = Country.model_validate(
    {
        "name": "New",
        "names": [
            {"value": "Old", "until": "2019-02-12", "source": "s"},
            {"value": "New", "from": "2019-02-12", "source": "s"},
        ],
    }
)
LIBRARY = Library(countries={"mk": COUNTRY})


def _operation(status: str, began: str) -> Operation:
    return Operation.model_validate(
        {
            "title": "T",
            "short": "T",
            "names": [{"value": "T", "source": "s"}],
            "group": "A",
            "functions": ["observe"],
            "nato_role": "leads",
            "status": status,
            "region": "europe",
            "lead": "NATO",
            "countries": ["MK"],
            "dates": [
                {"type": "activated", "date": began, "source": "s"},
                {"type": "terminated", "date": "2021", "source": "s"},
            ],
        }
    )


def test_a_country_has_the_name_of_the_date() -> None:
    assert [place_name(LIBRARY, "MK", date) for date in ("2001-08", "2019", "2024")] == ["Old", "Old", "New"]


def test_without_a_date_a_country_has_its_name_of_today() -> None:
    assert place_name(LIBRARY, "MK") == "New"


def test_a_code_that_is_not_on_record_stands_for_itself() -> None:
    assert place_name(LIBRARY, "ZZ", "2001") == "ZZ"


def test_the_host_of_an_ended_operation_has_the_name_it_had_when_that_began() -> None:
    assert host_names(LIBRARY, _operation("ended", "2001-08-26")) == "Old"
    assert host_names(LIBRARY, _operation("running", "2001-08-26")) == "New"
