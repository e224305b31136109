terraform {
  backend "s3" {
    bucket = "example-state"
    key    = "main.tfstate"
    region = "eu-west-1"
    tags   = { Team = "data" }

    # At rest
    server_side_encryption_configuration {
      rule {
        apply_server_side_encryption_by_default {
          sse_algorithm = "aws:kms"
        }
      }
    }
  }
}
