variable "days" {
  default = 45
}

resource "aws_cloudwatch_log_group" "app" {
  name              = "app"
  retention_in_days = var.days
}

resource "aws_kms_key" "main" {
  deletion_window_in_days = 30
}
