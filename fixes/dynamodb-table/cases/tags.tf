variable "environment_suffix" {
  type    = string
  default = "dev"
}

resource "aws_sns_topic" "alerts" {
  name = "alerts-${var.environment_suffix}"

  tags = {
    Name        = "alerts-${var.environment_suffix}"
    Environment = var.environment_suffix
    ManagedBy   = "terraform"
  }
}

resource "aws_sqs_queue" "jobs" {
  count = 2
  name  = "jobs-${count.index + 1}-${var.environment_suffix}"

  tags = {
    Name        = "jobs-${count.index + 1}-${var.environment_suffix}"
    Environment = var.environment_suffix
    ManagedBy   = "terraform"
    Tier        = "backend"
  }
}
