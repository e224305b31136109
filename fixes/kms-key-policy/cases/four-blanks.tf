provider "aws" {
    region = "eu-north-1"
}

resource "aws_kms_key" "logs" {
    description         = "Logs"
    enable_key_rotation = true
}

resource "aws_cloudwatch_log_group" "app" {
    name       = "/app"
    kms_key_id = aws_kms_key.logs.arn
}
