resource "aws_sns_topic_subscription" "mail" {
  topic_arn = "arn:aws:sns:eu-west-1:123456789012:alerts"
  endpoint  = "alerts@example.com"
}

resource "aws_route53_record" "www" {
  zone_id = "Z0123456789EXAMPLE"
  name    = "www.example.com"
  ttl     = 300
  records = [aws_lb.main.dns_name]
}

resource "aws_lb" "main" {
  name    = "main"
  subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
}

resource "aws_lb_listener" "main" {
  load_balancer_arn = aws_lb.main.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    target_group_arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123456789abcdef"
  }
}

resource "aws_wafv2_web_acl" "main" {
  name  = "main"
  scope = "REGIONAL"

  default_action {
    allow {}
  }

  rule {
    name     = "rate"
    priority = 1

    action {
      block {}
    }

    statement {
      rate_based_statement {
        limit = 2000
      }
    }
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "main"
    sampled_requests_enabled   = true
  }
}

data "aws_iam_policy_document" "topics" {
  statement {
    actions   = ["sns:Publish"]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }
  }
}

resource "aws_sns_topic_policy" "changes" {
  arn = "arn:aws:sns:eu-west-1:123456789012:changes"
}

resource "aws_iam_role" "rules" {
  name = "rules"
}

resource "aws_glue_trigger" "nightly" {
  name     = "nightly"
  schedule = "cron(0 3 * * ? *)"

  actions {
    job_name = "load"
  }
}

resource "aws_glue_trigger" "after" {
  name = "after"

  predicate {
    conditions {
      job_name = "load"
      state    = "SUCCEEDED"
    }
  }

  actions {
    job_name = "clean"
  }
}
