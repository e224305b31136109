resource "aws_secretsmanager_secret" "db" {
  name = "db"

  rotation_enabled    = true
  rotation_lambda_arn = "arn:aws:lambda:eu-west-1:123456789012:function:rotate"

  # Every month.
  rotation_rules {
    automatically_after_days = 30
  }
}

resource "aws_kms_key" "main" {
  description = "Everything"
  alias       = "alias/main"
}

resource "aws_ecs_cluster" "main" {
  name               = "main"
  capacity_providers = ["FARGATE"]

  default_capacity_provider_strategy {
    capacity_provider = "FARGATE"
    weight            = 1
  }
}

resource "aws_s3_bucket" "each" {
  for_each = toset(["a", "b"])
  bucket   = "example-${each.key}"

  ownership_controls {
    rule {
      object_ownership = "BucketOwnerEnforced"
    }
  }
}
