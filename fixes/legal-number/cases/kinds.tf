resource "aws_cloudwatch_log_group" "seven_years" {
  name              = "audit"
  retention_in_days = "2555"
}

resource "aws_cloudwatch_log_group" "forever" {
  name              = "forever"
  retention_in_days = 5000
}

resource "aws_kms_key" "main" {
  deletion_window_in_days = 5
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.1/16"
}
