provider "aws" {
  region = "eu-north-1"
}

provider "aws" {
  alias  = "archive"
  region = "eu-north-1"

  assume_role {
    role_arn = "arn:aws:iam::123456789012:role/deploy"
  }
}

resource "aws_kms_key" "logs" {
  provider            = aws.archive
  description         = "Logs"
  enable_key_rotation = true
}

resource "aws_cloudwatch_log_group" "app" {
  provider   = aws.archive
  name       = "/app"
  kms_key_id = aws_kms_key.logs.arn
}
