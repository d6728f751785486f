def test_a_region_is_found_behind_its_article() -> None:
    from backing.claims.extract import extract_claims
    from backing.statements.read import read_statement

    text = "ISKP has built up a significant presence in the north of Afghanistan."
    (claim,) = extract_claims(read_statement(text.encode(), name="note"))
    assert claim.places == ("northern Afghanistan",)
