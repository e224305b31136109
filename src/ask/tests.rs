//! Tests of `ask`.

use super::*;

fn prompt(text: &str) -> Asked {
    read(Some(text), None, &[])
}

#[test]
fn a_sentence_asks_and_is_quoted_with_its_line() {
    let asked = prompt("# Stack\n\nWe want\n- a **VPC** with two subnets\n- no NAT gateway\n");
    assert!(asked.wants("vpc"));
    assert!(!asked.wants("nat") && asked.excludes("nat"));
    let one = asked.sentence_for("vpc").expect("a sentence");
    assert_eq!((one.sentence.as_str(), one.source.as_str()), ("a VPC with two subnets", "prompt:4"));
}

#[test]
fn bare_words_need_their_component_nearby() {
    assert!(prompt("Buckets:\n- versioning\n- encryption with AES-256").wants("s3_versioning"));
    assert!(!prompt("Functions:\n- versioning").wants("s3_versioning"));
}

#[test]
fn a_profile_of_a_cluster_and_a_rule_about_accounts_are_no_components() {
    let asked = prompt(
        "- EKS with a Fargate profile for kube-system\n- Config rules: root-account-mfa-enabled, encrypted-volumes",
    );
    assert!(asked.wants("eks") && !asked.wants("ecs") && !asked.wants("mfa"));
    assert!(prompt("Run the service on Fargate.").wants("ecs"));
    assert!(!prompt("A Cognito user pool with hosted UI and MFA, and an API").wants("mfa"));
}

#[test]
fn what_is_said_in_passing_is_not_asked_for() {
    let either = prompt("An Application Load Balancer that receives HTTP/HTTPS traffic.");
    assert!(either.wants("alb") && !either.wants("https"));
    assert!(prompt("An Application Load Balancer with an HTTPS listener.").wants("https"));
    assert!(!prompt("- Proper security groups and network ACLs").wants("nacl"));
    assert!(prompt("- Create security groups and network ACLs").wants("nacl"));
    assert!(!prompt("Variables:\n- bastion host IP range for SSH").wants("bastion"));
    let roles = prompt(
        "Build two IAM roles with least privilege, each with a boundary:\n1. auditor: reads CloudTrail logs\n2. deployer: invokes Lambda functions\n",
    );
    let called = prompt("The HTTP API of API Gateway calls a Lambda which writes a file.");
    assert!(called.wants("lambda") && called.wants("api_gateway"));
    assert!(roles.wants("iam") && !roles.wants("cloudtrail") && !roles.wants("lambda"));
}

#[test]
fn the_state_bucket_is_not_a_bucket_of_the_stack() {
    assert!(!prompt("Keep the state in an S3 backend.").wants("s3"));
}

#[test]
fn one_file_of_a_name() {
    let asked = prompt("I already have provider.tf. Put it all in a single file named `stack.tf`.");
    assert_eq!(asked.layout.expect("a layout").value, Layout::Single("stack.tf".to_owned()));
    assert_eq!(asked.existing_files[0].value, "provider.tf");
}

#[test]
fn tags_and_region() {
    let asked = prompt("Deploy to eu-west-1.\n\nTags on all resources:\n\nProject = Shop\n\nEnvironment = Test\n");
    assert_eq!(asked.value("region"), Some("eu-west-1"));
    assert_eq!(asked.tags, [("Project".to_owned(), "Shop".to_owned()), ("Environment".to_owned(), "Test".to_owned())]);
}

#[test]
fn a_report_asks_for_what_it_misses() {
    let report = "## Network\n- \u{274c} **No VPC Flow Logs** - required\n\n## Tests\n- No test of the NAT gateway\n\n## Fixes\n1. Remove migration-specific code (old region)\n";
    let asked = read(None, Some(report), &[]);
    assert!(asked.wants("flow_logs") && asked.wants("remove_migration"));
    assert!(!asked.wants("nat"));
    assert_eq!(asked.sentence_for("flow_logs").expect("a sentence").source, "review:2");
}

#[test]
fn whoever_migrates_keeps_what_a_migration_needs() {
    let excluded = |text: &str| prompt(text).excludes("remove_migration");
    assert!(excluded("We must migrate the shop from us-west-1 to us-west-2 without downtime."));
    assert!(excluded("A company is migrating its bookings from a data centre to AWS."));
    assert!(!excluded("Build a shop in us-west-2. Do not migrate anything."));
    assert!(!excluded("Build a shop in us-west-2."));
    assert!(!excluded("A bucket for orders: move them to Glacier after 90 days."));
    assert!(!excluded("A table of prices with moving averages."));
}

#[test]
fn required_names_may_be_ids_or_phrases() {
    let asked = read(None, None, &["flow-logs".to_owned(), "NAT gateway".to_owned(), "nonsense".to_owned()]);
    assert!(asked.wants("flow_logs") && asked.wants("nat"));
    assert_eq!(asked.components.len(), 2);
    assert_eq!(suggest("flowlogs"), Some("flow_logs"));
}

#[test]
fn everything_in_a_place_is_not_one_file() {
    let layout = |text: &str| prompt(text).layout.map(|stated| stated.value);
    for text in [
        "Deploy everything in us-east-1.",
        "Store everything in DynamoDB.",
        "The database runs entirely within private subnets.",
        "The code must not be in a single giant file.",
    ] {
        assert_eq!(layout(text), None, "{text}");
    }
    let one = Some(Layout::Single("main.tf".to_owned()));
    for text in [
        "Put everything in main.tf.",
        "No modules, a single file main.tf only.",
        "It must be entirely in one file named main.tf.",
    ] {
        assert_eq!(layout(text), one, "{text}");
    }
}

#[test]
fn what_is_never_made_is_not_asked_for() {
    for text in [
        "Use Secrets Manager for credentials.\n\nSecrets come from existing Secrets Manager entries, not created by the stack.",
        "- Fetch all secrets from Secrets Manager; do not create new ones.\n- Use Secrets Manager for passwords.",
    ] {
        assert!(!prompt(text).wants("secrets_manager"), "{text}");
        assert!(!prompt(text).excludes("secrets_manager"), "{text}");
    }
    assert!(prompt("Create the VPC in its own file. Queues are not created here, topics are.").wants("vpc"));
}

#[test]
fn what_is_borne_in_mind_is_not_asked_for() {
    let text = "### Known AWS constraints\n- GuardDuty: one detector per account, avoid or handle gracefully\n\n### Network\n- A VPC";
    assert!(!prompt(text).wants("guardduty") && prompt(text).wants("vpc"));
    assert!(prompt("A few gotchas to watch out for:\n- NAT gateways for outbound traffic").wants("nat"));
}

#[test]
fn destroyable_and_protected() {
    for text in [
        "All resources must be destroyable (no Retain policies).",
        "The stack can be destroyed cleanly.",
        "Set `skip_final_snapshot = true` on databases.",
        "All S3 buckets must have force_destroy = true.",
    ] {
        assert!(prompt(text).wants("destroyable"), "{text}");
        assert!(!prompt(text).wants("s3"), "{text}");
    }
    for text in
        ["Snapshot or deletion protection is not needed for RDS.", "Disable deletion protection on the database."]
    {
        assert!(prompt(text).excludes("deletion_protection") && !prompt(text).wants("destroyable"), "{text}");
    }
    for text in [
        "- FORBIDDEN: retention policies, prevent_destroy lifecycle rules",
        "All resources must be fully destroyable without manual intervention (FORBIDDEN: prevent_destroy, RETAIN policies)",
        "Avoid using lifecycle prevent_destroy unless absolutely required",
    ] {
        assert!(!prompt(text).wants("deletion_protection"), "{text}");
    }
    assert!(prompt("Implement lifecycle rules to prevent accidental deletion of data.").wants("deletion_protection"));
    assert!(prompt("The database has deletion protection enabled.").wants("deletion_protection"));
}

#[test]
fn a_label_of_kubernetes_names_no_load_balancer() {
    assert!(!prompt("Tag public subnets with kubernetes.io/role/elb=1.").wants("alb"));
}

#[test]
fn encryption_of_everything_asks_for_that_of_what_is_there() {
    let text = "- An S3 bucket for reports\n- Encryption at rest for all data stores\n";
    assert!(prompt(text).wants("s3_encryption") && !prompt(text).wants("rds_encryption"));
    assert!(!prompt("- A VPC\n- Encryption at rest for all data stores").wants("s3_encryption"));
}

#[test]
fn a_list_of_what_endpoints_or_security_groups_are_for() {
    let asked = prompt("Add VPC endpoints for DynamoDB, Kinesis and SQS.");
    assert!(asked.wants("interface_endpoints") && !asked.wants("sqs"));
    assert!(!prompt("Add VPC endpoints for S3 and DynamoDB.").wants("interface_endpoints"));
    assert!(!prompt("Add VPC endpoints for S3, and create a queue in SQS.").wants("interface_endpoints"));
    let services = |text: &str| prompt(text).value("endpoint_services").map(str::to_owned);
    assert_eq!(
        services("VPC endpoints for S3, DynamoDB, and Lambda to avoid costs").as_deref(),
        Some("dynamodb, lambda, s3")
    );
    assert_eq!(services("Use VPC Endpoints where possible (S3, DynamoDB)").as_deref(), Some("dynamodb, s3"));
    assert_eq!(services("S3 and ECR VPC endpoints").as_deref(), Some("ecr.api, ecr.dkr, s3"));
    assert_eq!(services("# VPC endpoints\n- S3 (gateway)\n- SQS").as_deref(), Some("s3, sqs"));
    assert_eq!(services("Lambda functions run in private subnets with VPC endpoints for AWS services"), None);
    assert_eq!(services("Subnets (public), VPC endpoints, KMS keys with rotation, tags on all"), None);
    assert_eq!(services("Subnets, NAT and S3, VPC endpoints, KMS keys"), None);
    let asked = prompt("# VPC endpoints\n- VPC endpoints for S3\n- Enable private DNS for interface endpoints");
    assert!(asked.wants("vpc_endpoints") && !asked.wants("interface_endpoints"));
    let asked = prompt("Create separate security groups for each tier (ALB, EC2, RDS).");
    assert!(asked.wants("alb_security_group") && asked.wants("app_security_group") && asked.wants("db_security_group"));
}

#[test]
fn words_belong_to_the_bucket_and_not_to_what_it_is_for() {
    let asked =
        prompt("Create RDS in each region.\n\nProvision an S3 bucket for RDS backups ensuring data is encrypted.");
    assert!(asked.wants("s3_encryption") && !asked.wants("rds_encryption"));
    assert!(prompt("3. Load balancer: an ALB\n   - Enable access logging to S3 bucket").wants("alb_access_logs"));
}

#[test]
fn short_paragraphs_after_a_lead_in_are_its_list() {
    let text = "We use two S3 buckets.\n\nEach bucket will have:\n\nPublic access fully blocked.\n\nServer-side encryption.\n\nLifecycle rules for data retention.\n";
    let asked = prompt(text);
    assert!(asked.wants("s3_encryption") && asked.wants("s3_lifecycle"));
}

#[test]
fn a_list_under_encryption_names_what_is_encrypted() {
    let asked = prompt("Use KMS to encrypt data at rest:\n- S3\n- RDS\n- EBS volumes\n");
    assert!(asked.wants("s3_encryption") && asked.wants("rds_encryption") && asked.wants("ebs_encryption"));
    assert!(!prompt("Open ports for:\n- S3\n- RDS\n").wants("s3_encryption"));
}

#[test]
fn one_for_each_and_access_through_security_groups() {
    let asked = prompt("Security groups: one for the ALB that allows 443, and one for EC2 that allows 80.");
    assert!(asked.wants("app_security_group"));
    let asked = prompt("Restrict RDS database access via VPC security groups.");
    assert!(asked.wants("security_groups") && asked.wants("db_security_group"));
}

#[test]
fn an_example_asks_for_nothing() {
    assert!(!prompt("- Example: a queue in SQS").wants("sqs"));
    assert!(!prompt("- Trust: EC2 through the assume role policy").wants("ec2"));
    assert!(!prompt("Use route tables with propagation disabled.").excludes("route_tables"));
    assert!(prompt("Send all of it to an SNS topic.").wants("sns"));
}

#[test]
fn a_tag_around_a_requirement_is_its_bullet() {
    let asked = prompt(
        "<task>\nA hub.\n</task>\n<requirements>\n  <req id=\"1\">No NAT gateways in the spokes</req>\n  <req id=\"2\">The hub has an \
         internet gateway</req>\n  <req id=\"3\">A KMS key for the flow logs</req>\n</requirements>\n",
    );
    assert!(asked.wants("igw") && asked.wants("kms"));
    assert_eq!(asked.sentence_for("igw").expect("a sentence").sentence, "The hub has an internet gateway");
    assert!(!asked.excludes("igw") && asked.excludes("nat"));
}

#[test]
fn lead_ins_refuse_what_is_listed_under_them() {
    for lead in ["Must not have", "We don't want", "Not in scope", "Things to avoid"] {
        let asked = prompt(&format!("Must have:\n- a VPC\n\n{lead}:\n- Redshift\n- a NAT gateway\n"));
        assert!(asked.wants("vpc") && !asked.wants("redshift") && asked.excludes("nat"), "{lead}");
    }
}

#[test]
fn words_of_another_thing_ask_for_nothing() {
    assert!(!prompt("### Cognito\n\n- User pool\n- strong password policy\n").wants("password_policy"));
    assert!(!prompt("Cognito user pool with e-mail sign-in and a strong password policy.").wants("password_policy"));
    assert!(prompt("### IAM\n\n- strong password policy\n").wants("password_policy"));
    let cdn = prompt("A CloudFront distribution; a CloudFront Function is not wanted.");
    assert!(cdn.wants("cloudfront") && !cdn.excludes("cloudfront"));
}

#[test]
fn the_story_above_what_is_to_be_built_asks_for_nothing() {
    let story = "# Network\n\nHey team,\n\nThe platform will have application load balancers, and PostgreSQL databases on RDS.\n\n";
    let asked = prompt(&format!("{story}## What we need to build\n\n- a VPC with two private subnets\n"));
    assert!(asked.wants("vpc") && !asked.wants("alb") && !asked.wants("rds"));
    assert!(prompt(&format!("{story}- a VPC with two private subnets\n")).wants("alb"));
}

#[test]
fn what_is_stopped_or_done_by_hand_is_neither_refused_nor_asked_for() {
    let asked = prompt("1. SCPs: deny disabling CloudTrail\n2. An organization CloudTrail in all regions\n");
    assert!(asked.wants("cloudtrail") && !asked.excludes("cloudtrail"));
    assert!(!prompt("The root account has been given MFA by hand, nothing to do there.").wants("mfa"));
}

#[test]
fn points_are_numbered_in_several_ways() {
    for (one, two) in [("(1)", "(2)"), ("a.", "b."), ("1)", "2)")] {
        let asked = prompt(&format!("Please build:\n{one} no NAT gateway\n{two} a VPC with flow logs\n"));
        assert!(asked.wants("vpc") && asked.wants("flow_logs") && asked.excludes("nat"), "{one}");
        assert_eq!(asked.sentence_for("vpc").expect("a sentence").sentence, "a VPC with flow logs");
    }
}

#[test]
fn one_file_beside_another_is_not_the_only_one() {
    let asked = prompt("Terraform, one file called `main.tf` plus `variables.tf`.");
    assert_eq!(
        asked.layout.expect("a layout").value,
        Layout::Split(vec!["main.tf".to_owned(), "variables.tf".to_owned()])
    );
}

#[test]
fn what_comes_from_elsewhere_or_is_out_of_scope_is_not_asked_for() {
    assert!(!prompt("A worker in a private subnet of the default VPC is out of scope; SNS is used.").wants("vpc"));
    assert!(!prompt("The VPC id comes from the SSM Parameter Store.").wants("ssm_parameters"));
    let asked = prompt("Keep everything in main.tf; variables in variables.tf.");
    assert!(!matches!(asked.layout.map(|one| one.value), Some(Layout::Single(_))));
    assert!(!prompt("Autoscaling of the endpoint variant between 1 and 4 instances.").wants("asg"));
}

#[test]
fn what_stands_under_examples_or_as_forbidden_is_not_asked_for() {
    let asked = prompt(
        "Deploy a VPC.\n\nExamples:\n- DynamoDB Table: `orders-${suffix}`\n\n**FORBIDDEN**:\n- `deletionProtection: true` (RDS)\n",
    );
    assert!(asked.wants("vpc"));
    assert!(!asked.wants("dynamodb") && !asked.wants("deletion_protection") && !asked.excludes("rds"));
    let asked = prompt(
        "Everything must be destroyable.\n\n- **Forbidden**:\n  - `skip_final_snapshot: false` (RDS)\n  - NAT gateways\n",
    );
    assert!(asked.wants("destroyable") && !asked.excludes("rds") && asked.excludes("nat"));
}

#[test]
fn of_a_list_that_describes_things_only_the_last_is_refused() {
    let asked = prompt(
        "Redshift cluster, Glue job (PySpark), a SageMaker endpoint with a model from S3, Athena, QuickSight not required.",
    );
    assert!(asked.excludes("quicksight") && !asked.excludes("athena") && !asked.excludes("sagemaker"));
    for all in [
        "VPC flow logs, CloudTrail not required.",
        "VPC flow logs, KMS keys and CloudTrail not required as per the task.",
    ] {
        assert!(prompt(all).excludes("flow_logs") && prompt(all).excludes("cloudtrail"), "{all}");
    }
    assert!(prompt("S3 lifecycle policies, CloudTrail are not required.").excludes("s3_lifecycle"));
}

#[test]
fn what_a_prompt_states_of_its_kind() {
    assert_eq!(
        prompt("The API Gateway endpoints must be **edge-optimized**.").value("api_endpoint_type"),
        Some("EDGE")
    );
    assert!(prompt("CloudTrail logs all management and data events to the bucket.").wants("cloudtrail_data_events"));
    assert!(!prompt("CloudTrail (management events) writes to the bucket.").wants("cloudtrail_data_events"));
    assert!(!prompt("A system for market data events.").wants("cloudtrail_data_events"));
    assert!(prompt("AWS WAF with default action block and rules for our offices.").wants("waf_default_block"));
    assert!(prompt("- Attach **AWS WAF** to the API.\n- Default WAF action = **block**.").wants("waf_default_block"));
    for text in [
        "SNS topic with KMS encryption and email subscription",
        "Set up SNS topics for alerts with email subscriptions.",
        "SNS topic subscriptions for email notifications",
        "subscribe an email endpoint for failures",
    ] {
        assert!(prompt(text).wants("email_subscription"), "{text}");
    }
    assert!(
        !prompt("Create an SNS topic. Don't add email subscriptions since those need confirmation.")
            .wants("email_subscription")
    );
    let asked = prompt("Use VPC Block Public Access feature for enhanced security.");
    assert!(asked.wants("vpc_block_public_access") && !asked.wants("s3_public_access"));
    assert!(!prompt("AWS WAF that blocks SQL injection.").wants("waf_default_block"));
}

#[test]
fn a_lead_in_speaks_of_what_stands_behind_its_colon_and_under_it() {
    let asked = prompt(
        "DO NOT include: Route 53, RDS.\n\nOptional: a bastion host\n\nMUST\n\n- a VPC\n\nMUST NOT\n\n- NAT gateway\n",
    );
    assert!(asked.wants("vpc") && asked.excludes("route53") && asked.excludes("rds") && asked.excludes("nat"));
    assert!(!asked.wants("bastion"));
    let asked = prompt("What exists today: GuardDuty and a trail in CloudTrail.\n\nWhat we need: an SNS topic.");
    assert!(asked.wants("sns") && !asked.wants("guardduty") && !asked.wants("cloudtrail"));
    let asked = prompt("{\n  \"resources\": [\"vpc\"],\n  \"forbidden\": [\"nat_gateway\"]\n}\n");
    assert!(asked.wants("vpc") && asked.excludes("nat"));
    assert!(!prompt("Avoid:\n\n- public buckets\n").excludes("s3"));
}

#[test]
fn questions_are_answered_and_of_two_alternatives_the_first_is_asked_for() {
    assert!(!prompt("- Redis? Only if the application needs it.").wants("elasticache"));
    let boxes = prompt("[x] An ALB with access logs, deletion protection and everything that belongs to it\n[ ] WAF\n");
    assert!(boxes.wants("alb") && !boxes.wants("waf"));
    let alarms = prompt("Alarms: errors of Lambda functions, CPU of RDS instances.\n\nCreate an SNS topic.");
    assert!(alarms.wants("alarms") && alarms.wants("sns") && !alarms.wants("lambda") && !alarms.wants("rds"));
    let asked = prompt("- CloudFront? No.\n- An SQS queue? Yes.\n- Keep it in Secrets Manager or Parameter Store.\n");
    assert!(asked.excludes("cloudfront") && asked.wants("sqs"));
    assert!(asked.wants("secrets_manager") && !asked.wants("ssm_parameters"));
    assert!(!prompt("Declare the cloudfront_oai_arn variable.").wants("cloudfront"));
}

#[test]
fn fargate_of_another_service_is_no_ecs() {
    for text in ["Set up AWS Batch (Fargate) with a job queue.", "Create an EKS cluster on Fargate."] {
        assert!(!prompt(text).wants("ecs"), "{text}");
    }
    assert!(prompt("Run the API on Fargate behind a load balancer.").wants("ecs"));
}
