variable "prefix" {
  type    = string
  default = "audit"
}

resource "aws_config_config_rule" "root_mfa" {
  name        = "root-account-mfa-enabled"
  description = "The root user signs in with a second factor."
}

resource "aws_config_config_rule" "ssh" {
  name = "${var.prefix}-restricted-ssh"

  source {
    owner = "AWS"
  }
}

resource "aws_config_config_rule" "public" {
  name = "${var.prefix}-public"

  source {
    source_identifier = "S3_BUCKET_PUBLIC_READ_PROHIBITED"
  }
}

resource "aws_glue_security_configuration" "main" {
  name = "main"

  encryption_configuration {
    cloudwatch_encryption {
      cloudwatch_encryption_mode = "DISABLED"
    }

    s3_encryption {
      s3_encryption_mode = "SSE-S3"
    }
  }
}
