resource "aws_wafv2_web_acl" "main" {
  name  = "main"
  scope = "REGIONAL"

  default_action {
    type = "ALLOW"
  }

  rule {
    name     = "sql"
    priority = 1

    action {
      type = "BLOCK"
    }

    sqli_match_statement {
      field_to_match {
        body {}
      }

      text_transformation {
        priority = 0
        type     = "NONE"
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "sql"
      sampled_requests_enabled   = true
    }
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "main"
    sampled_requests_enabled   = true
  }
}
