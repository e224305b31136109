# Network

resource "aws_subnet" "this" {
  vpc_id = slot.vpc.id
}

resource "aws_route_table" "this" {
  vpc_id = slot.vpc.id
}

resource "aws_network_acl" "this" {
  vpc_id = slot.vpc.id
}

resource "aws_route" "this" {
  route_table_id = slot("only", "aws_route_table", "id")
}

resource "aws_route_table_association" "this" {
  route_table_id = slot("only", "aws_route_table", "id")
}

resource "aws_vpc_endpoint" "this" {
  vpc_id = slot.vpc.id
}

resource "aws_nat_gateway" "this" {
  subnet_id = slot.public_subnet
}

resource "aws_security_group_rule" "this" {
  from_port         = slot("beside", "to_port")
  to_port           = slot("beside", "from_port")
  type              = "ingress"
  protocol          = "tcp"
  security_group_id = slot("only", "aws_security_group", "id")
}

resource "aws_vpc_security_group_ingress_rule" "this" {
  ip_protocol       = "tcp"
  security_group_id = slot("only", "aws_security_group", "id")
}

resource "aws_vpc_security_group_egress_rule" "this" {
  ip_protocol       = "-1"
  security_group_id = slot("only", "aws_security_group", "id")
}

resource "aws_db_subnet_group" "this" {
  subnet_ids = slot.database_subnets
}

resource "aws_elasticache_subnet_group" "this" {
  name       = slot("named")
  subnet_ids = slot.private_subnets
}

# Compute

resource "aws_lb_listener" "this" {
  load_balancer_arn = slot.load_balancer.arn

  default_action {
    type             = "forward"
    target_group_arn = slot("only", "aws_lb_target_group", "arn")
  }
}

resource "aws_lb_listener_rule" "this" {
  listener_arn = slot("only", "aws_lb_listener", "arn")

  action {
    type             = "forward"
    target_group_arn = slot("only", "aws_lb_target_group", "arn")
  }
}

# What a listener does besides: each stands in a block of its own here, so that no listener gets all of them.

resource "aws_lb_listener" "redirect" {
  default_action {
    type = "redirect"

    redirect {
      status_code = "HTTP_301"
    }
  }
}

resource "aws_lb_listener" "answer" {
  default_action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
    }
  }
}

resource "aws_lb_listener" "weighted" {
  default_action {
    type = "forward"

    forward {
      stickiness {
        duration = 3600
      }
    }
  }
}

resource "aws_lb_listener_rule" "redirect" {
  action {
    type = "redirect"

    redirect {
      status_code = "HTTP_301"
    }
  }
}

resource "aws_lb_listener_rule" "answer" {
  action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
    }
  }
}

resource "aws_lb_listener_rule" "weighted" {
  action {
    type = "forward"

    forward {
      stickiness {
        duration = 3600
      }
    }
  }
}

resource "aws_lb_target_group_attachment" "this" {
  target_group_arn = slot("only", "aws_lb_target_group", "arn")
  target_id        = slot("only", "aws_instance", "id")
}

resource "aws_autoscaling_group" "this" {
  min_size = 1
  max_size = 2
}

resource "aws_autoscaling_policy" "this" {
  name                   = slot("named")
  autoscaling_group_name = slot("only", "aws_autoscaling_group", "name")
}

resource "aws_appautoscaling_target" "this" {
  min_capacity = 1
  max_capacity = 2
}

resource "aws_ecs_task_definition" "this" {
  family = slot("named")
}

resource "aws_eks_node_group" "this" {
  cluster_name  = slot("only", "aws_eks_cluster", "name")
  node_role_arn = slot("only", "aws_iam_role", "arn")
  subnet_ids    = slot.private_subnets

  launch_template {
    version = slot("only", "aws_launch_template", "latest_version")
  }

  scaling_config {
    desired_size = 1
    max_size     = 2
    min_size     = 1
  }
}

resource "aws_eks_addon" "this" {
  cluster_name = slot("only", "aws_eks_cluster", "name")
}

resource "aws_eks_fargate_profile" "this" {
  cluster_name           = slot("only", "aws_eks_cluster", "name")
  pod_execution_role_arn = slot("only", "aws_iam_role", "arn")
}

resource "aws_ecs_cluster_capacity_providers" "this" {
  cluster_name = slot("only", "aws_ecs_cluster", "name")
}

resource "aws_eks_cluster" "this" {
  role_arn = slot("only", "aws_iam_role", "arn")

  vpc_config {
    subnet_ids = slot.private_subnets
  }
}

resource "aws_lambda_function" "this" {
  function_name = slot("named")
  role          = slot("only", "aws_iam_role", "arn")

  logging_config {
    log_format = "Text"
  }
}

# "Invoking Lambda with events from other AWS services" in the AWS Lambda developer guide, read 2026-11-25
resource "aws_lambda_permission" "this" {
  action        = "lambda:InvokeFunction"
  function_name = slot("only", "aws_lambda_function", "function_name")
  principal     = slot("by", "source_arn", "execution_arn", "apigateway.amazonaws.com", "aws_s3_bucket.", "s3.amazonaws.com", "aws_cloudwatch_event_rule.", "events.amazonaws.com", "aws_sns_topic.", "sns.amazonaws.com", "aws_cloudwatch_log_group.", "logs.amazonaws.com", "aws_secretsmanager_secret.", "secretsmanager.amazonaws.com")
}

resource "aws_lambda_event_source_mapping" "this" {
  function_name = slot("only", "aws_lambda_function", "arn")
}

# API Gateway

resource "aws_api_gateway_deployment" "this" {
  rest_api_id = slot("only", "aws_api_gateway_rest_api", "id")
}

resource "aws_api_gateway_resource" "this" {
  rest_api_id = slot("only", "aws_api_gateway_rest_api", "id")
  parent_id   = slot("only", "aws_api_gateway_rest_api", "root_resource_id")
}

resource "aws_api_gateway_method" "this" {
  authorization = "NONE"
  rest_api_id   = slot("only", "aws_api_gateway_rest_api", "id")
  resource_id   = slot("only", "aws_api_gateway_resource", "id")
}

resource "aws_api_gateway_stage" "this" {
  rest_api_id   = slot("only", "aws_api_gateway_rest_api", "id")
  deployment_id = slot("only", "aws_api_gateway_deployment", "id")
}

resource "aws_api_gateway_method_settings" "this" {
  rest_api_id = slot("only", "aws_api_gateway_rest_api", "id")
  method_path = "*/*"

  settings {
    metrics_enabled = true
  }
}

resource "aws_apigatewayv2_api" "this" {
  name          = slot("named")
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "this" {
  api_id = slot("only", "aws_apigatewayv2_api", "id")
  name   = "$default"
}

resource "aws_apigatewayv2_integration" "this" {
  api_id           = slot("only", "aws_apigatewayv2_api", "id")
  integration_type = "AWS_PROXY"
}

resource "aws_apigatewayv2_route" "this" {
  api_id = slot("only", "aws_apigatewayv2_api", "id")
}

# Storage

resource "aws_s3_bucket_versioning" "this" {
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "keyed" {
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = slot("by", "kms_master_key_id", "aws:kms")
    }
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_ownership_controls" "this" {
  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  rule {
    id     = slot("named")
    status = "Enabled"
  }
}

resource "aws_efs_mount_target" "this" {
  file_system_id = slot("only", "aws_efs_file_system", "id")
  subnet_id      = slot.private_subnet
}

resource "aws_cloudfront_distribution" "this" {
  enabled = true

  # With an origin access control there is none.
  origin {
    s3_origin_config {
      origin_access_identity = ""
    }
  }

  default_cache_behavior {
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    viewer_protocol_policy = "redirect-to-https"

    forwarded_values {
      query_string = false

      cookies {
        forward = "none"
      }
    }
  }

  ordered_cache_behavior {
    viewer_protocol_policy = "redirect-to-https"

    forwarded_values {
      query_string = false

      cookies {
        forward = "none"
      }
    }
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    cloudfront_default_certificate = true
  }
}

# Databases

resource "aws_db_instance" "this" {
  instance_class = "db.t3.micro"
}

resource "aws_rds_cluster" "this" {
  engine = "aurora-postgresql"
}

resource "aws_rds_cluster_instance" "this" {
  cluster_identifier = slot("only", "aws_rds_cluster", "id")
  engine             = slot("only", "aws_rds_cluster", "engine")
  instance_class     = "db.t3.medium"
}

resource "aws_elasticache_replication_group" "this" {
  replication_group_id = slot("named")
  description          = slot("words")
}

resource "aws_dynamodb_table" "this" {
  name = slot("named")

  attribute {
    type = "S"
  }

  global_secondary_index {
    projection_type = "ALL"
  }

  local_secondary_index {
    projection_type = "ALL"
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled = true
  }
}

# Identity, keys, secrets

data "aws_iam_policy_document" "this" {
  statement {
    principals {
      type = slot("by", "identifiers", "amazonaws.com", "Service", "saml-provider", "Federated", "oidc", "Federated", "openid", "Federated", "AWS")
    }
  }
}

resource "aws_iam_role_policy" "this" {
  role = slot("only", "aws_iam_role", "id")
}

resource "aws_iam_role" "this" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Action    = "sts:AssumeRole"
        Principal = { Service = slot("services") }
      }
    ]
  })
}

resource "aws_iam_role_policy_attachment" "this" {
  role = slot("only", "aws_iam_role", "name")
}

resource "aws_kms_alias" "this" {
  target_key_id = slot("only", "aws_kms_key", "key_id")
}

resource "aws_secretsmanager_secret_version" "this" {
  secret_id = slot("only", "aws_secretsmanager_secret", "id")
}

resource "aws_secretsmanager_secret_rotation" "this" {
  secret_id = slot("only", "aws_secretsmanager_secret", "id")

  rotation_rules {
    automatically_after_days = 30
  }
}

resource "aws_ssm_parameter" "this" {
  name = slot("named")
  type = "String"
}

# Events, logs, audit

resource "aws_cloudwatch_metric_alarm" "this" {
  alarm_name          = slot("named")
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
}

resource "aws_cloudwatch_event_target" "this" {
  rule = slot("only", "aws_cloudwatch_event_rule", "name")
  arn  = slot("only", "aws_lambda_function", "arn")
}

resource "aws_cloudtrail" "this" {
  name           = slot("named")
  s3_bucket_name = slot("only", "aws_s3_bucket", "id")
}

resource "aws_config_configuration_recorder" "this" {
  role_arn = slot("only", "aws_iam_role", "arn")
}

resource "aws_config_configuration_recorder_status" "this" {
  name       = slot("only", "aws_config_configuration_recorder", "name")
  is_enabled = true
}

resource "aws_config_delivery_channel" "this" {
  s3_bucket_name = slot("only", "aws_s3_bucket", "id")
}

resource "aws_sns_topic_subscription" "this" {
  topic_arn = slot.topic
  protocol  = slot("by", "endpoint", "@", "email", "https://", "https", ":lambda:", "lambda", "aws_lambda_function.", "lambda", ":sqs:", "sqs", "aws_sqs_queue.", "sqs", "email", "email")
}

resource "aws_sqs_queue_policy" "this" {
  queue_url = slot("only", "aws_sqs_queue", "id")
}

resource "aws_sns_topic_policy" "this" {
  arn = slot.topic
}

resource "aws_wafv2_web_acl" "this" {
  name  = slot("named")
  scope = "REGIONAL"

  rule {
    name     = slot("named")
    priority = 1

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = slot("beside", "name")
      sampled_requests_enabled   = true
    }
  }

  default_action {
    allow {}
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = slot("named")
    sampled_requests_enabled   = true
  }
}

resource "aws_wafv2_web_acl_association" "this" {
  resource_arn = slot.load_balancer.arn
  web_acl_arn  = slot("only", "aws_wafv2_web_acl", "arn")
}

resource "aws_route53_record" "this" {
  zone_id = slot("only", "aws_route53_zone", "zone_id")
  type    = slot("by", "records", "public_ip", "A", "private_ip", "A", "aws_eip.", "A", ".dns_name", "CNAME", ".domain_name", "CNAME", ".endpoint", "CNAME", ".address", "CNAME")
}

resource "aws_route53_record" "alias" {
  type = slot("by", "alias", "A")
}

resource "aws_route53_health_check" "this" {
  type = "HTTPS"
}

resource "random_password" "this" {
  length = 32
}

resource "random_string" "this" {
  length = 8
}

resource "random_id" "this" {
  byte_length = 4
}

resource "random_integer" "this" {
  min = 1000
  max = 9999
}

resource "tls_private_key" "this" {
  algorithm = "RSA"
}

resource "aws_budgets_budget" "this" {
  budget_type = "COST"
  time_unit   = "MONTHLY"
}

resource "aws_s3_bucket_logging" "this" {
  target_prefix = "log/"
}

resource "aws_s3_bucket_replication_configuration" "this" {
  rule {
    status = "Enabled"

    delete_marker_replication {
      status = "Enabled"
    }

    source_selection_criteria {
      sse_kms_encrypted_objects {
        status = "Enabled"
      }

      replica_modifications {
        status = "Enabled"
      }
    }

    destination {
      bucket = slot("only", "aws_s3_bucket", "arn")

      metrics {
        status = "Enabled"
      }

      replication_time {
        status = "Enabled"

        time {
          minutes = 15
        }
      }
    }
  }
}

resource "aws_lb_target_group" "this" {
  stickiness {
    type = "lb_cookie"
  }
}

resource "aws_cloudfront_response_headers_policy" "this" {
  security_headers_config {
    content_type_options {
      override = true
    }

    frame_options {
      override = true
    }

    referrer_policy {
      override = true
    }

    strict_transport_security {
      override = true
    }
  }
}

# Pipelines, schedules, reports

resource "aws_codepipeline" "this" {
  role_arn = slot("only", "aws_iam_role", "arn")

  artifact_store {
    location = slot("only", "aws_s3_bucket", "bucket")
    type     = "S3"
  }

  stage {
    action {
      owner   = "AWS"
      version = "1"
    }
  }
}

resource "aws_codebuild_project" "this" {
  name         = slot("named")
  service_role = slot("only", "aws_iam_role", "arn")

  artifacts {
    type = "NO_ARTIFACTS"
  }

  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/standard:7.0"
    type         = "LINUX_CONTAINER"
  }
}

resource "aws_codedeploy_deployment_group" "this" {
  app_name              = slot("only", "aws_codedeploy_app", "name")
  deployment_group_name = slot("named")
  service_role_arn      = slot("only", "aws_iam_role", "arn")
}

resource "aws_scheduler_schedule" "this" {
  schedule_expression = "rate(1 day)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    role_arn = slot("only", "aws_iam_role", "arn")
  }
}

resource "aws_iam_openid_connect_provider" "this" {
  client_id_list = ["sts.amazonaws.com"]
}

resource "aws_cognito_user_pool_client" "this" {
  name         = slot("named")
  user_pool_id = slot("only", "aws_cognito_user_pool", "id")
}

resource "aws_cognito_user_pool_domain" "this" {
  user_pool_id = slot("only", "aws_cognito_user_pool", "id")
}

resource "aws_cognito_identity_pool" "this" {
  identity_pool_name = slot("named")
}

resource "aws_sfn_state_machine" "this" {
  role_arn = slot("only", "aws_iam_role", "arn")
}

resource "aws_glue_crawler" "this" {
  name          = slot("named")
  database_name = slot("only", "aws_glue_catalog_database", "name")
  role          = slot("only", "aws_iam_role", "arn")
}

resource "aws_glue_job" "this" {
  name     = slot("named")
  role_arn = slot("only", "aws_iam_role", "arn")
}

resource "aws_cloudfront_distribution" "own_origin" {
  origin {
    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
}

resource "aws_msk_cluster" "this" {
  configuration_info {
    revision = slot("only", "aws_msk_configuration", "latest_revision")
  }
}

resource "aws_glue_trigger" "scheduled" {
  name = slot("named")
  type = slot("by", "schedule", "SCHEDULED")
}

resource "aws_glue_trigger" "conditional" {
  type = slot("by", "predicate", "CONDITIONAL")
}

resource "aws_glue_trigger" "event" {
  type = slot("by", "event_batching_condition", "EVENT")
}

resource "aws_glue_trigger" "this" {
  type = "ON_DEMAND"
}

resource "aws_glue_catalog_table" "this" {
  database_name = slot("only", "aws_glue_catalog_database", "name")
}

resource "aws_backup_selection" "this" {
  name         = slot("named")
  plan_id      = slot("only", "aws_backup_plan", "id")
  iam_role_arn = slot("only", "aws_iam_role", "arn")
}

resource "aws_backup_plan" "this" {
  rule {
    target_vault_name = slot("only", "aws_backup_vault", "name")
  }
}

resource "aws_kinesis_firehose_delivery_stream" "this" {
  destination = "extended_s3"

  extended_s3_configuration {
    bucket_arn = slot("only", "aws_s3_bucket", "arn")
    role_arn   = slot("only", "aws_iam_role", "arn")
  }
}

resource "aws_cloudwatch_log_metric_filter" "this" {
  log_group_name = slot("only", "aws_cloudwatch_log_group", "name")

  metric_transformation {
    value = "1"
  }
}

resource "aws_guardduty_detector_feature" "this" {
  detector_id = slot("only", "aws_guardduty_detector", "id")
  status      = "ENABLED"
}

resource "aws_securityhub_standards_control" "this" {
  control_status = "ENABLED"
}

resource "aws_macie2_account" "this" {}

resource "aws_inspector2_enabler" "this" {
  resource_types = ["EC2", "ECR"]
}

resource "aws_accessanalyzer_analyzer" "this" {
  analyzer_name = slot("named")
}

resource "aws_appsync_graphql_api" "this" {
  authentication_type = "API_KEY"
}

resource "aws_appsync_graphql_api" "users" {
  user_pool_config {
    default_action = "ALLOW"
  }
}

resource "aws_appsync_datasource" "this" {
  api_id = slot("only", "aws_appsync_graphql_api", "id")
}

resource "aws_appsync_resolver" "this" {
  api_id = slot("only", "aws_appsync_graphql_api", "id")
}

resource "aws_batch_compute_environment" "this" {
  type = "MANAGED"
}

resource "aws_batch_job_queue" "this" {
  name     = slot("named")
  priority = 1
  state    = "ENABLED"
}

resource "aws_batch_job_definition" "this" {
  type = "container"
}

resource "aws_ce_anomaly_monitor" "this" {
  monitor_type = "DIMENSIONAL"
}

resource "aws_ce_anomaly_subscription" "this" {
  frequency        = "DAILY"
  monitor_arn_list = [slot("only", "aws_ce_anomaly_monitor", "arn")]
}

resource "aws_codebuild_report_group" "this" {
  export_config {
    s3_destination {
      encryption_key = slot("only", "aws_kms_key", "arn")
    }
  }
}

data "archive_file" "this" {
  type        = "zip"
  output_path = slot("archive")
}

resource "aws_customer_gateway" "this" {
  type = "ipsec.1"
}

resource "aws_vpn_connection" "this" {
  type = "ipsec.1"
}

resource "aws_ecs_cluster" "this" {
  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

resource "aws_iot_topic_rule" "this" {
  sql_version = "2016-03-23"
}

resource "aws_networkfirewall_firewall_policy" "this" {
  name = slot("named")

  firewall_policy {
    stateless_default_actions          = ["aws:forward_to_sfe"]
    stateless_fragment_default_actions = ["aws:forward_to_sfe"]
  }
}

resource "aws_cognito_user_pool" "this" {
  name = slot("named")

  schema {
    attribute_data_type = "String"
  }

  account_recovery_setting {
    recovery_mechanism {
      name     = "verified_email"
      priority = 1
    }
  }
}

resource "aws_cloudfront_origin_access_control" "this" {
  name                              = slot("named")
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_dms_replication_task" "this" {
  migration_type = "full-load"
}

resource "aws_cloudwatch_log_subscription_filter" "this" {
  name            = slot("named")
  filter_pattern  = ""
  destination_arn = slot("only", "aws_kinesis_firehose_delivery_stream", "arn")
}

resource "aws_appautoscaling_policy" "this" {
  name               = slot("named")
  resource_id        = slot("only", "aws_appautoscaling_target", "resource_id")
  scalable_dimension = slot("only", "aws_appautoscaling_target", "scalable_dimension")
  service_namespace  = slot("only", "aws_appautoscaling_target", "service_namespace")
}

resource "aws_appautoscaling_scheduled_action" "this" {
  name               = slot("named")
  resource_id        = slot("only", "aws_appautoscaling_target", "resource_id")
  scalable_dimension = slot("only", "aws_appautoscaling_target", "scalable_dimension")
  service_namespace  = slot("only", "aws_appautoscaling_target", "service_namespace")
}

resource "aws_wafv2_ip_set" "this" {
  name               = slot("named")
  scope              = "REGIONAL"
  ip_address_version = "IPV4"
}

resource "aws_wafv2_rule_group" "this" {
  name  = slot("named")
  scope = "REGIONAL"
}

resource "aws_wafv2_regex_pattern_set" "this" {
  name  = slot("named")
  scope = "REGIONAL"
}

resource "aws_lambda_alias" "this" {
  name             = slot("named")
  function_name    = slot("only", "aws_lambda_function", "function_name")
  function_version = "$LATEST"
}

resource "aws_lambda_function_url" "this" {
  function_name      = slot("only", "aws_lambda_function", "function_name")
  authorization_type = "AWS_IAM"
}

resource "aws_lambda_function_event_invoke_config" "this" {
  function_name = slot("only", "aws_lambda_function", "function_name")
}

resource "aws_dms_replication_instance" "this" {
  replication_instance_class = "dms.t3.medium"
}

resource "aws_ecr_lifecycle_policy" "this" {
  repository = slot("only", "aws_ecr_repository", "name")
}

resource "aws_ecr_repository_policy" "this" {
  repository = slot("only", "aws_ecr_repository", "name")
}

resource "aws_athena_named_query" "this" {
  database = slot("only", "aws_glue_catalog_database", "name")
}

resource "aws_kms_key_policy" "this" {
  key_id = slot("only", "aws_kms_key", "id")
}

resource "aws_db_event_subscription" "this" {
  sns_topic = slot.topic
}

resource "aws_service_discovery_private_dns_namespace" "this" {
  vpc = slot.vpc.id
}

resource "aws_redshift_parameter_group" "this" {
  name   = slot("named")
  family = "redshift-1.0"
}

resource "aws_xray_sampling_rule" "this" {
  rule_name      = slot("named")
  priority       = 1000
  version        = 1
  reservoir_size = 1
  fixed_rate     = 0.05
  url_path       = "*"
  host           = "*"
  http_method    = "*"
  service_type   = "*"
  service_name   = "*"
  resource_arn   = "*"
}

resource "aws_api_gateway_method_response" "this" {
  status_code = "200"
}

resource "aws_api_gateway_model" "this" {
  content_type = "application/json"
}

# A name that a container is found by changes with every task: Cloud Map's console proposes these seconds.

resource "aws_service_discovery_service" "this" {
  dns_config {
    dns_records {
      ttl = 60
    }
  }
}

resource "aws_backup_selection" "this" {
  selection_tag {
    type = "STRINGEQUALS"
  }
}

resource "aws_config_config_rule" "this" {
  source {
    owner             = "AWS"
    source_identifier = slot("managed_rule")
  }
}

resource "aws_glue_security_configuration" "this" {
  encryption_configuration {
    cloudwatch_encryption {
      cloudwatch_encryption_mode = "DISABLED"
    }

    job_bookmarks_encryption {
      job_bookmarks_encryption_mode = "DISABLED"
    }

    s3_encryption {
      s3_encryption_mode = "DISABLED"
    }
  }
}
