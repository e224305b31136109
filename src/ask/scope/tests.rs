//! Tests of `ask::scope`.

use super::*;

/// How the sentence speaks of `thing`, which must stand in it word for word.
fn voice(sentence: &str, thing: &str) -> Voice {
    let words = Words::of(sentence);
    let wanted = Words::of(thing);
    let spelt = |words: &Words, at: usize| words.get(at).to_owned();
    let len = wanted.list.len();
    let start = (0..words.list.len())
        .find(|from| (0..len).all(|at| spelt(&words, from + at) == spelt(&wanted, at)))
        .expect("the thing stands in the sentence");
    Scope::of(&words).voice(start..start + len)
}

fn refuses(sentence: &str, things: &[&str]) {
    for thing in things {
        assert!(matches!(voice(sentence, thing), Voice::Refused { .. }), "{thing} in: {sentence}");
    }
}

fn wants(sentence: &str, things: &[&str]) {
    for thing in things {
        assert!(matches!(voice(sentence, thing), Voice::Wanted { .. }), "{thing} in: {sentence}");
    }
}

#[test]
fn a_list_before_not_required_is_refused_head_by_head() {
    let sentence = "WAF, access logging and encryption for S3 is not required";
    refuses(sentence, &["WAF", "access logging", "encryption"]);
    assert!(!matches!(voice(sentence, "S3"), Voice::Refused { .. }));
    let several = "An ALB, a cache, an S3 bucket for assets, a bastion is not allowed (use SSM), alarms at 80 %";
    refuses(several, &["bastion"]);
    wants(several, &["ALB", "cache", "S3 bucket"]);
    refuses("Lifecycle policies, tagging are not required", &["Lifecycle", "tagging"]);
}

#[test]
fn orders_not_to_make_reach_the_whole_list_but_not_the_next_order() {
    refuses("Do not create GuardDuty, queues or any NAT gateway", &["GuardDuty", "queues", "NAT gateway"]);
    wants("Do not create a queue, use a topic", &["topic"]);
    refuses("There is no need of CloudTrail, dashboards, X-Ray", &["CloudTrail", "dashboards"]);
}

#[test]
fn not_forgetting_is_wanting() {
    wants("And don't forget the Internet Gateway", &["Internet Gateway"]);
    wants("No hardcoded passwords (use Secrets Manager)", &["Secrets Manager"]);
}

#[test]
fn another_verb_under_not_says_nothing_about_the_thing() {
    assert_eq!(voice("Do not expose the database to the world", "database"), Voice::Spoken);
    for sentence in ["No direct internet access for the bucket", "No wide-open bucket", "No bucket may be public"] {
        assert!(!matches!(voice(sentence, "bucket"), Voice::Refused { .. }), "{sentence}");
    }
}

#[test]
fn a_statement_behind_a_negated_one_stands_alone() {
    wants("Deploy a store that is not reachable and ensure the data is encrypted", &["encrypted"]);
}

#[test]
fn an_alternative_is_refused() {
    refuses("Use a Network Load Balancer, not an Application Load Balancer", &["Application Load Balancer"]);
    refuses("a fleet instead of Aurora", &["Aurora"]);
}

#[test]
fn wishes_and_conditions_are_soft() {
    for sentence in
        ["A queue would be nice", "Add a queue if needed", "A queue (optional)", "If you use a queue, encrypt it"]
    {
        assert_eq!(voice(sentence, "queue"), Voice::Soft, "{sentence}");
    }
}

#[test]
fn what_is_there_already_is_not_made() {
    assert_eq!(voice("Use the existing VPC", "VPC"), Voice::There);
    assert_eq!(voice("The VPC is already in place", "VPC"), Voice::There);
    assert_eq!(voice("VPC and private subnets are existing, pass their ids", "private subnets"), Voice::There);
}

#[test]
fn what_a_role_may_reach_is_only_spoken_of() {
    assert_eq!(voice("Assign a role with access to S3 and CloudWatch", "CloudWatch"), Voice::Spoken);
    assert_eq!(voice("Allow servers and Lambda functions to read secrets", "Lambda functions"), Voice::Spoken);
}

#[test]
fn what_somebody_else_has_set_up_is_there() {
    assert_eq!(
        voice("Their team has already set up the foundation with a VPC and private subnets", "private subnets"),
        Voice::There
    );
    assert_eq!(
        voice("Other parts (NAT gateways, queues) are assumed to be pre-existing", "NAT gateways"),
        Voice::There
    );
    wants("We already have a VPC and need to create a queue", &["queue"]);
}

#[test]
fn what_is_fetched_from_a_thing_does_not_make_it() {
    assert_eq!(voice("Fetch all secrets from Secrets Manager", "Secrets Manager"), Voice::Spoken);
}

#[test]
fn what_is_given_or_said_in_passing_is_not_asked_for() {
    assert_eq!(voice("Look up existing shared resources (a zone, the certificate)", "certificate"), Voice::There);
    assert_eq!(voice("Use EC2 data sources to find them", "EC2"), Voice::There);
    assert_eq!(voice("The zone is set up separately", "zone"), Voice::There);
    assert_eq!(voice("Set up the controller that creates an ALB for each service", "ALB"), Voice::Spoken);
    assert_eq!(voice("Allow PostgreSQL (5432) between the tiers", "PostgreSQL"), Voice::Spoken);
    assert_eq!(voice("They want checks for best practices around the VPC", "VPC"), Voice::Spoken);
    wants("Write code that creates a VPC", &["VPC"]);
    wants("Each queue is created separately for its tier", &["queue"]);
    refuses("Disable deletion protection on the database", &["deletion protection"]);
}

#[test]
fn what_is_looked_at_is_not_made() {
    for sentence in ["Verify the queue is encrypted", "Goals are clear: track every change on the queue"] {
        assert_eq!(voice(sentence, "queue"), Voice::Spoken, "{sentence}");
    }
    assert_eq!(voice("Use data \"aws_queues\" to find them", "queues"), Voice::There);
    wants("Check the logs and create a queue", &["queue"]);
    wants("Detect changes with a queue", &["queue"]);
}

#[test]
fn more_of_a_thing_and_what_comes_of_it_are_refused_without_the_thing() {
    assert_eq!(voice("Dashboards, enhanced roles are not required", "roles"), Voice::Spoken);
    refuses("Dashboards, enhanced roles are not required", &["Dashboards"]);
    assert_eq!(voice("Use endpoints where possible to avoid NAT costs", "NAT"), Voice::Spoken);
    refuses("Avoid NAT gateways", &["NAT gateways"]);
}

#[test]
fn a_refusal_may_depend_or_be_about_the_place() {
    assert_eq!(voice("Do not create a recorder if one is already enabled", "recorder"), Voice::Spoken);
    assert_eq!(voice("Do not place the functions in a network", "functions"), Voice::Spoken);
    assert_eq!(voice("Do not use data sources referencing existing keys", "keys"), Voice::Spoken);
    refuses("No resource should have deletion protection turned on", &["deletion protection"]);
}

#[test]
fn a_condition_is_about_what_stands_behind_with() {
    wants("The database runs on RDS, with backups enabled and replicas if needed", &["RDS"]);
    assert_eq!(voice("Add a queue, if needed", "queue"), Voice::Soft);
}

#[test]
fn what_holds_for_all_of_a_thing_and_where_things_are_put_is_built() {
    for (sentence, thing) in [
        ("Ensure all EC2 instances launch in private subnets", "EC2 instances"),
        ("Export the training data into S3", "S3"),
        ("Our servers will be EC2 instances", "EC2 instances"),
    ] {
        assert_eq!(voice(sentence, thing), Voice::Wanted { built: true }, "{sentence}");
    }
}

#[test]
fn a_bracket_says_of_all_in_it_what_the_sentence_says() {
    let given = "You may assume the remote backend (a bucket and a table) already exists";
    assert_eq!(voice(given, "table"), Voice::There);
    assert_eq!(voice("Add a queue for calls (optional: queue policy)", "queue policy"), Voice::Soft);
    wants("Create the backend (a bucket and a table) in one region", &["table"]);
}

#[test]
fn what_is_deprecated_or_switched_off_for_a_reason_is_not_made() {
    assert_eq!(voice("CodeCommit is deprecated, so we use CodeStar", "CodeCommit"), Voice::Spoken);
    refuses("Storage: buckets (replication disabled for compliance)", &["replication"]);
    assert!(!matches!(voice("Storage: replication disabled for development", "replication"), Voice::Refused { .. }));
    assert_eq!(voice("Group: allow PostgreSQL on port 5432 only from the web group", "PostgreSQL"), Voice::Spoken);
}

fn there(sentence: &str, things: &[&str]) {
    for thing in things {
        assert_eq!(voice(sentence, thing), Voice::There, "{thing} in: {sentence}");
    }
}

#[test]
fn what_somebody_else_makes_is_there() {
    there("The zone is managed by the networking team", &["zone"]);
    there("The web servers themselves (ASG + ALB) already exist in another stack", &["web servers"]);
    there("Load balancers behind the records are created elsewhere", &["Load balancers"]);
    there(
        "It uses a database and a cache which were provisioned by a separate Terraform state",
        &["database", "cache"],
    );
    there("Caches are supplied by the customer", &["Caches"]);
    wants("A bucket that is created in another region", &["bucket"]);
    wants("An ALB for the service owned by the web team", &["ALB"]);
    wants("Databases managed by AWS, provisioned in private subnets", &["Databases"]);
}

#[test]
fn what_stands_behind_a_thing_declines_it() {
    refuses("| EFS | n/a |", &["EFS"]);
    refuses("Direct Connect: no", &["Direct Connect"]);
    refuses("WAF (not needed)", &["WAF"]);
    refuses("Lake Formation: skip for now", &["Lake Formation"]);
    refuses("A VPC is unnecessary and WAF is overkill", &["VPC", "WAF"]);
    refuses("QuickSight can be ignored", &["QuickSight"]);
    assert_eq!(voice("Redshift: future phase", "Redshift"), Voice::Soft);
    wants("Bucket (no public access)", &["Bucket"]);
    wants("Destroyable (FORBIDDEN: retention)", &["Destroyable"]);
}

#[test]
fn what_is_replaced_is_not_refused_and_what_replaces_it_is_asked_for() {
    let sentence = "Instead of the old cache, run a queue; in place of a server, adopt a function";
    wants(sentence, &["queue", "function"]);
    assert_eq!(voice(sentence, "cache"), Voice::Spoken);
    assert_eq!(voice("Replace the cluster by a queue", "cluster"), Voice::Spoken);
    refuses("Use a plan instead of functions", &["functions"]);
}

#[test]
fn what_holds_then_is_no_circumstance() {
    wants("When I list compute, then there is a group", &["group"]);
    assert_eq!(voice("If the volume grows, then we add a group", "group"), Voice::Soft);
    assert_eq!(voice("Isolation by a VPC where applicable", "VPC"), Voice::Soft);
}

#[test]
fn what_a_role_may_do_to_a_thing_does_not_order_it() {
    assert_eq!(voice("A deployer role will write to specific buckets", "buckets"), Voice::Spoken);
    assert_eq!(voice("An auditor role will read the trail's logs stored in buckets", "buckets"), Voice::Spoken);
    assert_eq!(voice("A rescue role will have elevated access to servers and databases", "databases"), Voice::Spoken);
}

#[test]
fn an_element_with_its_own_article_goes_back_to_the_verb() {
    let built = |sentence, thing| assert_eq!(voice(sentence, thing), Voice::Wanted { built: true }, "{sentence}");
    built("Create a store (private), a user for tests, a function that scans", "function");
    built("Set up: a budget of 500 for all, and a function on a schedule", "function");
    assert_eq!(voice("Talks of a budget, a function", "function"), Voice::Wanted { built: false });
}

#[test]
fn what_was_before_is_not_asked_for() {
    for (sentence, thing) in [
        ("We used to have a queue for this", "queue"),
        ("We looked at clusters, and they cost much", "clusters"),
        ("Our legacy queue is slow", "queue"),
        ("The queue could not keep up", "queue"),
        ("This is often done using a queue, but here a table will do", "queue"),
    ] {
        assert_eq!(voice(sentence, thing), Voice::Spoken, "{sentence}");
    }
    refuses("Caches were considered and rejected", &["Caches"]);
    refuses("We looked at caches but it's too much for us", &["caches"]);
    refuses("Global tables were the alternative", &["tables"]);
    wants("A queue is used to buffer orders, a cache for sessions", &["queue", "cache"]);
    wants("Move old versions to another bucket", &["bucket"]);
}

#[test]
fn what_happens_when_something_is_there_is_asked_for() {
    for sentence in [
        "When a file is uploaded, a function resizes it",
        "Whenever a file lands in our store a function (Python, 512 MB) has to pick it up",
    ] {
        wants(sentence, &["function"]);
    }
    assert_eq!(voice("When a queue is full, an alarm fires", "queue"), Voice::Spoken);
    assert_eq!(voice("An alarm fires when the queue is full", "queue"), Voice::Spoken);
    wants("Errors go to a queue so we can look at them later", &["queue"]);
}

#[test]
fn what_is_needed_or_opens_with_a_count_is_built() {
    for (sentence, thing) in [
        ("They reach the internet so some gateway is needed", "gateway"),
        ("One hardened server reachable from inside", "server"),
        ("A Node.js 20 function consumes it", "function"),
        ("A cache (small), one queue in the private part", "queue"),
    ] {
        assert_eq!(voice(sentence, thing), Voice::Wanted { built: true }, "{sentence}");
    }
    refuses("A cache is not required, nor is a queue (required)", &["cache", "queue"]);
}

#[test]
fn subnets_of_the_data_tier_are_no_data_source() {
    wants("Public, app and data subnets in three zones", &["subnets"]);
}
