//! Tests of `coverage`.

use super::*;
use crate::engine::Options;
use crate::engine::reading::Reading;
use crate::source::{File, Sources};
use crate::syntax;

fn lines(prompt: &str, text: &str) -> Vec<Line> {
    let sources = Sources::new([File::new("main.tf", text)]);
    let reading = Reading::of(sources, &Options::default(), &mut syntax::Cache::default());
    coverage(&ask::read(Some(prompt), None, &[]), &reading.modules)
}

#[test]
fn a_load_balancer_without_a_listener_is_partial() {
    let lines = lines("Create an application load balancer and a VPC.", "resource \"aws_lb\" \"web\" {}\n");
    let of = |id: &str| lines.iter().find(|line| line.component == id).map(|line| line.standing);
    assert_eq!(of("alb"), Some(Standing::Partial));
    assert_eq!(of("vpc"), Some(Standing::Missing));
}

#[test]
fn a_database_that_keeps_its_password_itself_has_a_secret_that_rotates() {
    let managed = "resource \"aws_db_instance\" \"main\" {\n  manage_master_user_password = true\n}\n";
    let ask = "Use Secrets Manager secrets. Configure automatic rotation of secrets.";
    let standing =
        |text: &str, id: &str| lines(ask, text).into_iter().find(|line| line.component == id).map(|line| line.standing);
    for id in ["secrets_manager", "secret_rotation"] {
        assert_eq!(standing(managed, id), Some(Standing::Met), "{id}");
        assert_eq!(standing(&managed.replace("true", "false"), id), Some(Standing::Missing), "{id}");
    }
}

#[test]
fn what_was_excluded_is_reported_when_it_is_there() {
    let lines = lines("Do not create NAT gateways.", "resource \"aws_nat_gateway\" \"one\" {}\n");
    assert_eq!(lines[0].standing, Standing::Unwanted);
    assert_eq!(lines[0].addresses, ["aws_nat_gateway.one"]);
}

#[test]
fn what_holds_nothing_back_is_not_missing() {
    let standing = |text: &str| {
        let lines = lines("All resources must be destroyable.", text);
        lines.iter().find(|line| line.component == "destroyable").map(|line| line.standing)
    };
    assert_eq!(standing("resource \"aws_sns_topic\" \"a\" {}\n"), Some(Standing::Unclear));
    assert_eq!(standing("resource \"aws_s3_bucket\" \"a\" {}\n"), Some(Standing::Partial));
    assert_eq!(standing("resource \"aws_s3_bucket\" \"a\" {\n  force_destroy = true\n}\n"), Some(Standing::Met));
}

#[test]
fn a_password_that_aws_keeps_is_a_secret_of_secrets_manager() {
    let prompt = "Keep the database's password in Secrets Manager.";
    let standing = |value: &str| {
        let text = format!("resource \"aws_db_instance\" \"a\" {{\n  manage_master_user_password = {value}\n}}\n");
        lines(prompt, &text).iter().find(|line| line.component == "secrets_manager").map(|line| line.standing)
    };
    assert_eq!(standing("true"), Some(Standing::Met));
    assert_eq!(standing("false"), Some(Standing::Missing));
}

#[test]
fn every_type_is_known_and_every_component_too() {
    let schemas = crate::schema::Schemas::embedded();
    let aws = schemas.versions("hashicorp/aws").last().expect("it is built in");
    for (id, presence) in &*PRESENCES {
        assert!(ask::component(id).is_some(), "{id} is no component");
        for of in presence.any.iter().chain(presence.needs.iter().flatten()) {
            let known = match (of.strip_prefix("data."), of.split_once('.')) {
                (Some(of), _) => aws.data_source(of).is_some(),
                (None, Some((of, name))) => aws.resource(of).is_some_and(|one| one.names().any(|known| known == name)),
                (None, None) => aws.resource(of).is_some(),
            };
            assert!(known, "{id}: no type {of}");
        }
    }
}

fn of(prompt: &str, text: &str, id: &str) -> Option<Standing> {
    lines(prompt, text).into_iter().find(|line| line.component == id).map(|line| line.standing)
}

#[test]
fn what_every_bucket_should_have_is_partial_where_one_has_it_not() {
    let ask = "Create S3 buckets with encryption.";
    let one = "resource \"aws_s3_bucket\" \"a\" {}\nresource \"aws_s3_bucket_server_side_encryption_configuration\" \"a\" {\n  bucket = aws_s3_bucket.a.id\n}\n";
    let two = format!("{one}resource \"aws_s3_bucket\" \"b\" {{}}\n");
    assert_eq!(of(ask, one, "s3_encryption"), Some(Standing::Met));
    assert_eq!(of(ask, &two, "s3_encryption"), Some(Standing::Partial));
    let inline = "resource \"aws_s3_bucket\" \"a\" {\n  server_side_encryption_configuration {}\n}\n";
    assert_eq!(of(ask, inline, "s3_encryption"), Some(Standing::Met));
    let each = two.replace("bucket = aws_s3_bucket.a.id", "for_each = local.buckets\n  bucket = each.value");
    assert_eq!(of(ask, &each, "s3_encryption"), Some(Standing::Met));
}

#[test]
fn a_security_group_of_its_own_is_used_by_its_tier_or_named_after_it() {
    let ask = "Create a database security group.";
    let group = "resource \"aws_security_group\" \"main\" {}\n";
    let used = format!(
        "{group}resource \"aws_db_instance\" \"a\" {{\n  vpc_security_group_ids = [aws_security_group.main.id]\n}}\n"
    );
    assert_eq!(of(ask, group, "db_security_group"), Some(Standing::Missing));
    assert_eq!(of(ask, &used, "db_security_group"), Some(Standing::Met));
    assert_eq!(of(ask, &group.replace("main", "rds_access"), "db_security_group"), Some(Standing::Met));
}

#[test]
fn one_nat_gateway_is_not_one_in_each_zone() {
    let ask = "Deploy a NAT gateway in each availability zone.";
    let one = "resource \"aws_nat_gateway\" \"a\" {}\n";
    assert_eq!(of(ask, one, "nat_per_zone"), Some(Standing::Partial));
    assert_eq!(of(ask, &one.replace("{}", "{\n  count = 3\n}"), "nat_per_zone"), Some(Standing::Met));
}

#[test]
fn what_stands_inside_of_a_block_counts() {
    let ask = "Ensure encrypted EBS volumes. Require IMDSv2.";
    let plain = "resource \"aws_launch_template\" \"a\" {}\n";
    let whole = "resource \"aws_launch_template\" \"a\" {\n  metadata_options {\n    http_tokens = \"required\"\n  }\n  block_device_mappings {\n    ebs {\n      encrypted = true\n    }\n  }\n}\n";
    for id in ["ebs_encryption", "imdsv2"] {
        assert_eq!(of(ask, plain, id), Some(Standing::Partial), "{id}");
        assert_eq!(of(ask, whole, id), Some(Standing::Met), "{id}");
    }
}

#[test]
fn tags_state_and_suffixes_are_looked_for() {
    let ask = "Tag all resources. Use remote state in S3. Every name has the environment suffix.";
    let vpc = "resource \"aws_vpc\" \"a\" {}\n";
    assert_eq!(of(ask, vpc, "tags"), Some(Standing::Missing));
    assert_eq!(of(ask, &format!("provider \"aws\" {{\n  default_tags {{}}\n}}\n{vpc}"), "tags"), Some(Standing::Met));
    let some = format!("{vpc}resource \"aws_subnet\" \"a\" {{\n  tags = {{}}\n}}\n");
    assert_eq!(of(ask, &some, "tags"), Some(Standing::Partial));
    assert_eq!(of(ask, vpc, "remote_state"), Some(Standing::Missing));
    assert_eq!(of(ask, "terraform {\n  backend \"s3\" {}\n}\n", "remote_state"), Some(Standing::Met));
    let suffix = "variable \"environment_suffix\" {}\n";
    assert_eq!(of(ask, vpc, "environment_suffix"), Some(Standing::Missing));
    assert_eq!(of(ask, suffix, "environment_suffix"), Some(Standing::Partial));
    let used = format!("{suffix}output \"a\" {{\n  value = var.environment_suffix\n}}\n");
    assert_eq!(of(ask, &used, "environment_suffix"), Some(Standing::Met));
}

#[test]
fn what_a_block_says_tells_what_it_is_for() {
    let ask = "Force MFA for all users. Redirect HTTP to HTTPS at the ALB. Use X-Ray tracing on Lambda functions.";
    assert_eq!(of(ask, "resource \"aws_lb_listener\" \"a\" {}\n", "http_redirect"), Some(Standing::Missing));
    let redirect = "resource \"aws_lb_listener\" \"a\" {\n  default_action {\n    type = \"redirect\"\n  }\n}\n";
    assert_eq!(of(ask, redirect, "http_redirect"), Some(Standing::Met));
    assert_eq!(of(ask, "resource \"aws_iam_policy\" \"a\" {}\n", "mfa"), Some(Standing::Missing));
    assert_eq!(of(ask, "resource \"aws_lambda_function\" \"a\" {}\n", "xray"), Some(Standing::Missing));
}
