resource "aws_redshiftserverless_namespace" "main" {
  namespace_name = "main"
}

resource "aws_redshiftserverless_workgroup" "main" {
  namespace_name = aws_redshiftserverless_namespace.main.namespace_name
  workgroup_name = "main"
}

resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/cluster"

  vpc_config {
    subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  }
}

resource "aws_cloudwatch_log_group" "app" {
  name = "app"
}

resource "aws_cloudwatch_log_metric_filter" "all" {
  for_each = { failed = "ERROR", slow = "SLOW" }

  name           = each.key
  pattern        = each.value
  log_group_name = aws_cloudwatch_log_group.app.name

  metric_transformation {
    name      = each.key
    namespace = "app"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "all" {
  for_each = aws_cloudwatch_log_metric_filter.all

  alarm_name          = each.key
  namespace           = each.value.metric_transformation.namespace
  metric_name         = each.value.metric_transformation.name
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanThreshold"
}

resource "aws_sesv2_email_identity" "main" {
  email_identity = "example.org"
}

output "host" {
  value = "https://${aws_redshiftserverless_workgroup.main.endpoint.address}:5439"
}

output "issuer" {
  value = aws_eks_cluster.main.identity.oidc.issuer
}

output "subnets" {
  value = aws_eks_cluster.main.vpc_config.subnet_ids
}

output "token" {
  value = aws_sesv2_email_identity.main.dkim_signing_attributes.tokens[1]
}
