//! Tests of `schema::choose`.

use super::*;

fn choose(source: &str, constraints: &[&str], locked: Option<&str>) -> Choice {
    Schemas::embedded().provider(source, constraints, locked).expect("a known provider")
}

#[test]
fn constraints_choose_the_version_that_terraform_would_take_or_the_nearest() {
    for (constraints, version, fit) in [
        (&[][..], "6.25.0", Fit::Meets),
        (&["~> 5.0"], "5.99.1", Fit::Meets),
        (&["~> 5"], "5.99.1", Fit::Meets),
        (&["~> 5.31"], "5.99.1", Fit::Meets),
        (&["~> 5.31.0"], "5.99.1", Fit::StandsIn),
        (&["5.31.0"], "5.99.1", Fit::StandsIn),
        (&["5.99.1"], "5.99.1", Fit::Meets),
        (&["5.100.0"], "5.99.1", Fit::StandsIn),
        (&[">= 5.0"], "6.25.0", Fit::Meets),
        (&[">= 5.0, < 6.0"], "5.99.1", Fit::Meets),
        (&[">= 4.0", "~> 5.0"], "5.99.1", Fit::Meets),
        (&["~> 6.0"], "6.25.0", Fit::Meets),
        (&["= 6.0.0"], "6.25.0", Fit::StandsIn),
        (&[">= 5.0, != 6.25.0"], "6.25.0", Fit::StandsIn),
        (&["~> 4.0"], "5.99.1", Fit::StandsIn),
        (&["< 4.0"], "5.99.1", Fit::StandsIn),
        (&["6.0.0-beta1"], "6.25.0", Fit::StandsIn),
        (&["~> 6.30"], "6.25.0", Fit::Newer),
        (&["~> 7.0"], "6.25.0", Fit::Newer),
        (&["> 6.0", "< 5.0"], "6.25.0", Fit::Never),
        (&["~> 5.0", "~> 6.0"], "6.25.0", Fit::Never),
        (&["~> 4.99"], "5.99.1", Fit::Never),
        (&["5.x"], "6.25.0", Fit::Invalid),
        (&["~> 5.0", ""], "6.25.0", Fit::Invalid),
    ] {
        let choice = choose("hashicorp/aws", constraints, None);
        assert_eq!((choice.provider.version(), choice.fit), (version, fit), "{constraints:?}: {}", choice.why);
    }
}

#[test]
fn a_choice_says_why() {
    for (constraints, why) in [
        ("~> 5.0", "5.99.1 is the newest known version that meets `~> 5.0`"),
        ("~> 4.0", "`~> 4.0` takes 4.67.0; judged by 5.99.1, the nearest known"),
        ("~> 5.31.0", "`~> 5.31.0` takes 5.31.x; judged by 5.99.1, the nearest known"),
        ("~> 7.0", "`~> 7.0` asks for a version newer than 6.25.0, the newest known"),
        ("~> 4.99", "no released version meets `~> 4.99`"),
        ("> 6.0, < 5.0", "no version can meet `> 6.0, < 5.0`"),
        ("latest", "`latest` is not a version constraint: `latest` is not a version"),
    ] {
        assert_eq!(choose("hashicorp/aws", &[constraints], None).why, why);
    }
}

#[test]
fn the_lock_file_decides_unless_the_constraints_refuse_it() {
    let choice = choose("hashicorp/aws", &[">= 5.0"], Some("5.99.1"));
    assert_eq!((choice.provider.version(), choice.fit), ("5.99.1", Fit::Meets));
    let choice = choose("hashicorp/aws", &[], Some("4.67.0"));
    assert_eq!((choice.provider.version(), choice.fit), ("5.99.1", Fit::StandsIn));
    let choice = choose("hashicorp/aws", &["~> 5.0"], Some("6.9.0"));
    assert_eq!((choice.provider.version(), choice.fit), ("5.99.1", Fit::Locked));
}

#[test]
fn sources_are_known_in_every_spelling_and_others_are_not_judged() {
    for source in ["aws", "hashicorp/aws", "HashiCorp/AWS", "host.example/hashicorp/aws", "-/aws"] {
        assert_eq!(choose(source, &[], None).provider.source(), "hashicorp/aws");
    }
    assert_eq!(choose("terraform", &[], None).provider.source(), "builtin/terraform");
    assert!(Schemas::embedded().provider("acme/cloud", &["~> 1.0"], None).is_none());
}

#[test]
fn the_data_of_last_releases_is_read() {
    assert_eq!(released("hashicorp/aws").len(), 3);
}

#[test]
fn versions_whose_blocks_are_objects_are_not_judged() {
    let judges = |constraints: &[&str], locked| {
        let choice = Schemas::embedded().provider("hashicorp/helm", constraints, locked);
        choice.is_some()
    };
    for (constraints, locked, is_judged) in [
        (&[][..], None, true),
        (&["~> 2.12"], None, true),
        (&[">= 2.0"], None, true),
        (&[">= 3.0"], None, false),
        (&["~> 3.0.2"], None, false),
        (&[">= 2.0"], Some("3.0.2"), false),
        (&[">= 2.0"], Some("2.17.0"), true),
    ] {
        assert_eq!(judges(constraints, locked), is_judged, "{constraints:?} {locked:?}");
    }
}
