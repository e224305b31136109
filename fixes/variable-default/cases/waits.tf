variable "alert_email" {
  type        = string
  description = "Who is told"

  validation {
    condition     = can(regex("^[^@]+@[^@]+$", var.alert_email))
    error_message = "Must be an e-mail address."
  }
}

variable "oncall_email" {
  type = string
}

variable "budget_email" {
  type = string
}

variable "certificate_arn" {
  type = string
}

variable "hosted_zone_id" {
  type = string
}

variable "slack_webhook_url" {
  type      = string
  sensitive = true
}

variable "ssh_public_key" {
  type = string
}

resource "aws_sns_topic" "alerts" {
  name = "alerts"
}

resource "aws_sns_topic_subscription" "alerts" {
  topic_arn = aws_sns_topic.alerts.arn
  protocol  = "email"
  endpoint  = var.alert_email
}

resource "aws_sns_topic_subscription" "oncall" {
  for_each = toset([var.oncall_email])

  topic_arn = aws_sns_topic.alerts.arn
  protocol  = "email"
  endpoint  = each.value
}

variable "security_email" {
  type = string
}

# It waits already.
resource "aws_sns_topic_subscription" "security" {
  count = var.security_email != "" ? 1 : 0

  topic_arn = aws_sns_topic.alerts.arn
  protocol  = "email"
  endpoint  = var.security_email
}

resource "aws_budgets_budget" "monthly" {
  name         = "monthly"
  budget_type  = "COST"
  limit_amount = "100"
  limit_unit   = "USD"
  time_unit    = "MONTHLY"

  notification {
    comparison_operator        = "GREATER_THAN"
    threshold                  = 80
    threshold_type             = "PERCENTAGE"
    notification_type          = "ACTUAL"
    subscriber_email_addresses = [var.budget_email]
  }
}

resource "aws_lb" "main" {
  name    = "main"
  subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
}

resource "aws_lb_target_group" "main" {
  name     = "main"
  port     = 80
  protocol = "HTTP"
  vpc_id   = "vpc-0123456789abcdef0"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.main.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = var.certificate_arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.main.arn
  }
}

resource "aws_lb_listener_rule" "api" {
  count = 2

  listener_arn = aws_lb_listener.https.arn
  priority     = 10 + count.index

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.main.arn
  }

  condition {
    path_pattern {
      values = ["/api/${count.index}/*"]
    }
  }
}

resource "aws_acm_certificate" "main" {
  domain_name       = "app.example.invalid"
  validation_method = "DNS"
}

resource "aws_route53_record" "validation" {
  for_each = {
    for one in aws_acm_certificate.main.domain_validation_options : one.domain_name => {
      name   = one.resource_record_name
      record = one.resource_record_value
      type   = one.resource_record_type
    }
  }

  zone_id = var.hosted_zone_id
  name    = each.value.name
  type    = each.value.type
  records = [each.value.record]
  ttl     = 60
}

resource "aws_acm_certificate_validation" "main" {
  certificate_arn         = aws_acm_certificate.main.arn
  validation_record_fqdns = [for record in aws_route53_record.validation : record.fqdn]
}

resource "aws_route53_record" "app" {
  zone_id = var.hosted_zone_id
  name    = "app"
  type    = "A"

  alias {
    name                   = aws_lb.main.dns_name
    zone_id                = aws_lb.main.zone_id
    evaluate_target_health = true
  }
}

resource "aws_key_pair" "admin" {
  key_name   = "admin"
  public_key = var.ssh_public_key
}

resource "aws_instance" "app" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  key_name      = aws_key_pair.admin.key_name
}

resource "aws_lambda_function" "notify" {
  function_name = "notify"
  role          = "arn:aws:iam::123456789012:role/notify"
  filename      = "notify.zip"
  handler       = "index.handler"
  runtime       = "python3.12"

  environment {
    variables = {
      WEBHOOK_URL = var.slack_webhook_url
    }
  }
}

output "listener_arn" {
  value = aws_lb_listener.https.arn
}

output "url" {
  value = "https://${aws_route53_record.app.fqdn}"
}
