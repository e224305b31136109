variable "counted" {
  description = "Rules that only count"
  type        = list(string)
  default     = ["NoUserAgent_HEADER"]
}

resource "aws_wafv2_web_acl" "shop" {
  name  = "shop"
  scope = "REGIONAL"

  default_action {
    allow {}
  }

  rule {
    name     = "common"
    priority = 1

    override_action {
      none {}
    }

    statement {
      managed_rule_group_statement {
        name        = "AWSManagedRulesCommonRuleSet"
        vendor_name = "AWS"

        excluded_rule {
          name = "SizeRestrictions_BODY"
        }

        dynamic "excluded_rule" {
          for_each = var.counted

          content {
            name = excluded_rule.value
          }
        }
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "common"
      sampled_requests_enabled   = true
    }
  }

  rule {
    name     = "own"
    priority = 2

    override_action {
      none {}
    }

    statement {
      rule_group_reference_statement {
        arn            = "arn:aws:wafv2:eu-west-1:123456789012:regional/rulegroup/own/0123"
        excluded_rules = ["first", "second"]
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "own"
      sampled_requests_enabled   = true
    }
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "shop"
    sampled_requests_enabled   = true
  }
}
