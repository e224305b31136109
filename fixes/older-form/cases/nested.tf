resource "aws_ssm_maintenance_window" "nightly" {
  name     = "nightly"
  schedule = "cron(0 2 * * ? *)"
  duration = 3
  cutoff   = 1
}

resource "aws_ssm_maintenance_window_task" "clean" {
  window_id       = aws_ssm_maintenance_window.nightly.id
  task_arn        = "AWS-RunShellScript"
  task_type       = "RUN_COMMAND"
  max_concurrency = 2
  max_errors      = 1

  targets {
    key    = "InstanceIds"
    values = ["i-0123456789abcdef0"]
  }

  task_invocation_parameters {
    run_command_parameters {
      parameters = {
        commands = ["rm -rf /var/tmp/shop"]
      }
    }
  }
}

resource "aws_s3_bucket" "logs" {
  bucket = "shop-logs"
}

resource "aws_s3_bucket_lifecycle_configuration" "logs" {
  bucket = aws_s3_bucket.logs.id

  rule {
    id     = "access"
    status = "Enabled"
    prefix = "access/"
    tags   = { Kind = "access" }

    expiration {
      days = 90
    }
  }
}
