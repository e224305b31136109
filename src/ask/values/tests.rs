//! Tests of `ask::values`.

use crate::ask;

fn value(text: &str, name: &str) -> Option<String> {
    ask::read(Some(text), None, &[]).value(name).map(str::to_owned)
}

#[test]
fn numbers_belong_to_what_they_stand_by() {
    let text = "Use an Auto Scaling group with t3.micro instances (min 2, max of 6, desired capacity: 3).\n\n- Log groups keep 45 days.\n- RDS backups: 7-day retention on db.t3.medium with 100 GB of storage.";
    for (name, wanted) in [
        ("instance_type", "t3.micro"),
        ("min_size", "2"),
        ("max_size", "6"),
        ("desired_capacity", "3"),
        ("log_retention_days", "60"),
        ("backup_retention_days", "7"),
        ("db_instance_class", "db.t3.medium"),
        ("allocated_storage", "100"),
    ] {
        assert_eq!(value(text, name).as_deref(), Some(wanted), "{name}");
    }
}

#[test]
fn a_network_is_private_and_no_rule_for_traffic() {
    assert_eq!(value("A VPC (10.20.0.0/16) with subnets", "vpc_cidr").as_deref(), Some("10.20.0.0/16"));
    assert_eq!(value("The VPC must allow SSH only from 10.9.0.0/16", "vpc_cidr"), None);
    assert_eq!(value("A VPC open to 0.0.0.0/0", "vpc_cidr"), None);
}

#[test]
fn retention_of_one_thing_is_not_that_of_another() {
    assert_eq!(value("Keep S3 logs in the bucket for 30 days", "log_retention_days"), None);
    assert_eq!(value("Rotate the KMS keys every 365 days", "secret_rotation_days"), None);
    assert_eq!(value("Objects move to Glacier after 90 days", "glacier_days").as_deref(), Some("90"));
}

#[test]
fn engines_environments_and_addresses() {
    let text = "A PostgreSQL 15.4 database for the production environment, alarms to ops@shop.io.";
    assert_eq!(value(text, "db_engine").as_deref(), Some("postgres"));
    assert_eq!(value(text, "db_engine_version").as_deref(), Some("15.4"));
    assert_eq!(value(text, "environment").as_deref(), Some("production"));
    assert_eq!(value(text, "email").as_deref(), Some("ops@shop.io"));
    assert_eq!(value("dev, staging and production environments", "environment"), None);
}

#[test]
fn of_several_times_each_word_takes_its_own() {
    let text = "S3 lifecycle: move to Intelligent-Tiering after 30 days, Glacier after 90 days, delete after 7 years.";
    assert_eq!(value(text, "glacier_days").as_deref(), Some("90"));
    assert_eq!(value(text, "expiration_days").as_deref(), Some("2555"));
    let text = "Logs transition to Glacier after 90 days and delete them after 365 days.";
    assert_eq!(value(text, "glacier_days").as_deref(), Some("90"));
    assert_eq!(value(text, "expiration_days").as_deref(), Some("365"));
    let text = "Move to STANDARD_IA after 30 days, GLACIER after 90 days, and delete after a year.";
    assert_eq!(value(text, "expiration_days"), None);
    assert_eq!(value("An S3 lifecycle rule moves objects after 30 days, never delete them.", "expiration_days"), None);
    assert_eq!(value("Set deletion_window_in_days to 7 on the keys", "key_deletion_window_days").as_deref(), Some("7"));
}

#[test]
fn sizes_ports_and_engines_are_those_of_their_thing() {
    let text = "The service scales between 3 and 15 tasks.";
    assert_eq!((value(text, "min_size"), value(text, "max_size")), (Some("3".to_owned()), Some("15".to_owned())));
    assert_eq!(value("The database admits the instances on port 5432.", "app_port"), None);
    assert_eq!(value("The ALB reaches the containers on port 8080.", "app_port").as_deref(), Some("8080"));
    assert_eq!(value("RDS instances use other instance classes (t3.micro for dev)", "instance_type"), None);
    assert_eq!(value("Storage of the database: 20-50 GB", "allocated_storage").as_deref(), Some("20"));
    assert_eq!(value("Allow PostgreSQL (5432) between tiers", "db_engine_version"), None);
    assert_eq!(value("A MySQL RDS with version 8.0 or later", "db_engine_version").as_deref(), Some("8.0"));
    assert_eq!(value("A MySQL store.\n\nUse MySQL 8.0.", "db_engine_version").as_deref(), Some("8.0"));
    assert_eq!(value("A VPC with two private subnets: 10.0.1.0/24 and 10.0.2.0/24", "vpc_cidr"), None);
}

#[test]
fn the_region_that_is_left_and_environments_in_passing_do_not_count() {
    let text = "We must migrate an application from region us-west-1 to us-west-2.";
    assert_eq!(value(text, "region").as_deref(), Some("us-west-2"));
    assert_eq!(value(text, "secondary_region"), None);
    let text = "We migrate from us-west-1 to us-west-2.\n\nDeploy to eu-west-1.";
    assert_eq!(value(text, "region").as_deref(), Some("eu-west-1"));
    assert_eq!(value("Replicate from us-east-1 to us-west-2.", "region").as_deref(), Some("us-east-1"));
    assert_eq!(value("Our dev environments run out of addresses.", "environment"), None);
    assert_eq!(value("Clean up for testing and development workflows.", "environments"), None);
    assert_eq!(
        value("Use Terraform, with Terraform-friendly (v1.3+) code", "terraform_version").as_deref(),
        Some(">= 1.3")
    );
}

#[test]
fn minutes_are_seconds_where_seconds_are_meant() {
    for (text, wanted) in [
        ("A Lambda function with a timeout of 5 minutes", "300"),
        ("A Lambda function (timeout: 45 seconds)", "45"),
        ("A Lambda function with a two-minute timeout", "120"),
        ("A Lambda function, timeout up to 15 min", "900"),
    ] {
        assert_eq!(value(text, "function_timeout").as_deref(), Some(wanted), "{text}");
    }
    assert_eq!(value("An SQS queue, visibility timeout 6 minutes", "visibility_timeout").as_deref(), Some("360"));
}

#[test]
fn a_path_is_that_of_the_health_check() {
    assert_eq!(
        value("An ALB; the health check is `/api/health`.", "health_check_path").as_deref(),
        Some("/api/health")
    );
    assert_eq!(value("HTTP/HTTPS health checks", "health_check_path"), None);
    assert_eq!(value("An API with /items", "health_check_path"), None);
}

#[test]
fn a_runtime_is_what_a_function_runs_on() {
    let runtime = |text: &str| value(text, "function_runtime");
    assert_eq!(runtime("A Lambda function on Python 3.11").as_deref(), Some("python3.11"));
    assert_eq!(runtime("Lambda functions (nodejs20.x)").as_deref(), Some("nodejs20.x"));
    assert_eq!(runtime("A server with Node.js 20"), None);
}
