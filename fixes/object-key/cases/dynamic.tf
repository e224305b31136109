locals {
  groups = {
    web = {
      rules = [
        { port = 443, description = "https" },
        { port = 80 },
      ]
    }
    db = {
      rules   = [{ port = 5432, description = "postgres" }]
      expires = 30
    }
  }
}

resource "aws_security_group" "this" {
  for_each = local.groups
  name     = each.key

  dynamic "ingress" {
    for_each = each.value.rules
    content {
      from_port   = ingress.value.port
      to_port     = ingress.value.port
      protocol    = "tcp"
      cidr_blocks = ["10.0.0.0/8"]
      description = ingress.value.description
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  for_each = local.groups
  bucket   = each.key

  rule {
    id     = "all"
    status = "Enabled"

    filter {}

    dynamic "expiration" {
      for_each = each.value.expires != null ? [each.value.expires] : []
      content {
        days = expiration.value
      }
    }
  }
}
