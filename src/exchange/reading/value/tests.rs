use super::*;

#[test]
fn takes_plain_numbers_and_nothing_else() {
    let check = |text: &str, expected: Option<f64>| {
        let found = match read(text) {
            ValueReading::Number { value, .. } => Some(value.get()),
            _ => None,
        };
        assert_eq!(found, expected, "{text}");
    };
    check("6,921,314", Some(6_921_314.0));
    check(" \u{2212}3.4 ", Some(-3.4));
    check("48%", Some(48.0));
    check("£1,200.50", Some(1200.5));
    check("-£3", Some(-3.0));
    check(".5", Some(0.5));
    for text in
        ["1,23", "12,3456", "1.2.3", "1e5", "inf", "NaN", "--3", "-", "5.193m", "-£-3", "+-3"]
    {
        check(text, None);
    }
    check(&"9".repeat(400), None);
}

#[test]
fn missing_is_never_zero_and_below_five_is_never_five() {
    use MissingReason::*;
    let check = |text: &str, reason: MissingReason| {
        assert_eq!(read(text), ValueReading::Missing(reason), "{text}");
    };
    check("N/A", NotAvailable);
    check("<5", Suppressed);
    check("< 10", Suppressed);
    check("New Indicator", NewMeasure);
    check("low", NotAvailable);
    check("[low]", NotAvailable);
    for reason in MissingReason::ALL {
        check(reason.words(), reason);
    }
    assert_eq!(read("<89"), ValueReading::Text(None));
    assert_eq!(read("#N/A"), ValueReading::Text(None));
    assert!(is_sheet_error(" #n/a") && is_sheet_error("#DIV/0!") && !is_sheet_error("#1"));
    assert_eq!(read(" \n"), ValueReading::Blank);
}

#[test]
fn offers_a_reading_where_one_seems_meant() {
    let check = |text: &str, expected: Option<&str>| {
        let ValueReading::Text(offer) = read(text) else { panic!("{text}") };
        assert_eq!(offer.map(|offer| offer.words).as_deref(), expected, "{text}");
    };
    check("425/736", Some("numerator 425, denominator 736"));
    check("5.193m", Some("5.193, if the unit is millions"));
    check("£297.5m", Some("297.5, if the unit is millions"));
    check("32 (184 with Kick Start)", Some("32, without the words"));
    check("(3.4)", Some("-3.4"));
    check("~130", Some("130"));
    check("12*", Some("12"));
    check("131 p", Some("131"));
    check("131p", Some("131"));
    check("27* e", Some("27"));
    check("27 [r]*", Some("27"));
    check("131 q", Some("131, without the words"));
    check("p", None);
    check("12%*", Some("12, if it is in per cent"));
    check("95.1% (prov)", Some("95.1, if it is in per cent"));
    check("95.1 [Note 3]", Some("95.1"));
    check("14 (est.)", Some("14"));
    check("1,204†", Some("1204"));
    check("**", None);
    check("~", None);
    check("12 (34)", Some("12, without the words"));
    check("12a", Some("12"));
    check("12⁴", Some("12"));
    check("12 (1)", Some("12"));
    check("12 [13]", Some("12"));
    check("12 (b)", Some("12"));
    check("c.130", Some("130"));
    check("c £130", Some("130"));
    check("c£130", Some("130"));
    check("circa 1,300", Some("1300"));
    check("130 approx.", Some("130"));
    check("£(1,200)", Some("-1200"));
    check("(2.5%)", Some("-2.5"));
    check("(2.5%)%", None);
    check("(-2)", None);
    check("Merit +", None);
    check("Female - 68.23 Male -31.77", None);
    check("1/0", None);
}

#[test]
fn a_share_beside_its_parts_and_times_of_a_clock_are_offered() {
    let check = |text: &str, unit: &str, expected: Option<&str>| {
        let ValueReading::Text(offer) = read_in(text, unit) else { panic!("{text}") };
        assert_eq!(offer.map(|offer| offer.words).as_deref(), expected, "{text} in {unit}");
    };
    let parts = "numerator 8, denominator 9, which is";
    check("8/9 (89%)", "%", Some(&format!("{parts} 89%")));
    check("8 / 9 (88.9%)", "%", Some(&format!("{parts} 88.9%")));
    check("89% (8/9)", "%", Some(&format!("{parts} 89%")));
    check("89% (8 of 9)", "", Some(&format!("{parts} 89%")));
    // Which of the two is right, nothing says.
    check("8/9 (98%)", "%", None);
    check("00:04:12", "minutes", Some("4.2 minutes"));
    check("00:04:12", "seconds", Some("252 seconds"));
    check("04:12", "mins", Some("4.2 minutes"));
    check("36:15", "hours", Some("36.25 hours"));
    check("36:15", "days", None);
    check("00:04:12", "", None);
    check("00:04:12", "%", None);
    check("1:75", "hours", None);
    check("1:5", "hours", None);
}

#[test]
fn the_first_number_of_a_stretch_of_time_is_none_by_itself() {
    let check = |text: &str, unit: &str, expected: Option<&str>| {
        let ValueReading::Text(offer) = read_in(text, unit) else { panic!("{text}") };
        assert_eq!(offer.map(|offer| offer.words).as_deref(), expected, "{text} in {unit}");
    };
    check("2 hrs 15 mins", "", None);
    check("2 hrs 15 mins", "hours", None);
    check("3 weeks", "days", None);
    check("3 weeks", "homes", None);
    check("3 weeks", "weeks", Some("3, without the words"));
    check("3 weeks", "", Some("3, without the words"));
}

#[test]
fn a_long_remark_is_no_figure() {
    let of = |words: usize| format!("3 weeks{}", " later".repeat(words));
    assert!(matches!(read_in(&of(2), ""), ValueReading::Text(Some(_))));
    assert_eq!(read_in(&of(100), ""), ValueReading::Text(None));
}

#[test]
fn a_magnitude_is_offered_in_the_unit_that_is_known() {
    let check = |text: &str, unit: &str, expected: Option<&str>| {
        let ValueReading::Text(offer) = read_in(text, unit) else { panic!("{text}") };
        assert_eq!(offer.map(|offer| offer.words).as_deref(), expected, "{text} in {unit}");
    };
    check("£1.2m", "£", Some("1200000 in £"));
    check("£1.2m", "£ million", Some("1.2 in £ million"));
    check("640k", "homes", Some("640000 in homes"));
    check("6.7m Overspent", "£m", Some("6.7 in £m, without “Overspent”"));
    check("5.193m", "", Some("5.193, if the unit is millions"));
    // A letter that may be the unit itself is no offer.
    check("3m", "minutes", None);
}

#[test]
fn marks_say_what_they_say_of_a_figure() {
    let check = |text: &str, expected: (bool, bool)| {
        let ValueReading::Text(Some(offer)) = read_in(text, "% of homes") else { panic!("{text}") };
        assert!(offer.only_marked, "{text}");
        assert_eq!((offer.provisional, offer.revised), expected, "{text}");
    };
    check("12.3 [p]", (true, false));
    check("12.3 (Prov.)", (true, false));
    check("12.3% (e)", (true, false));
    check("12.3 [r]", (false, true));
    check("12.3 (revised)", (false, true));
    check("12.3 p", (true, false));
    check("27* r", (false, true));
    check("27 r*", (false, true));
    check("12.3*", (false, false));
    let said = |text: &str| match read(text) {
        ValueReading::Text(Some(offer)) => (offer.estimated, offer.noted),
        _ => panic!("{text}"),
    };
    assert_eq!(said("~130"), (true, false));
    assert_eq!(said("c. 130"), (true, false));
    assert_eq!(said("130 approx"), (true, false));
    assert_eq!(said("130*"), (false, true));
    assert_eq!(said("*130"), (false, true));
    assert_eq!(said("130a"), (false, true));
    assert_eq!(said("1 234"), (false, false));
    assert_eq!(said("130 p"), (false, false));
}
