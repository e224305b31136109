variable "audited" {
  type    = bool
  default = false
}

variable "accounts" {
  type    = list(string)
  default = []
}

variable "key" {
  type    = object({ arn = string, rotate = bool })
  default = null
}

locals {
  # Nothing, in the wrong form.
  zones = var.audited ? ["a", "b"] : {}

  alarms = merge({ cpu = { threshold = 80 } }, var.audited ? {
    logins = { pattern = "{ $.errorCode = \"*\" }", names = ["root"] }
    trail  = "main"
  } : {})

  rules = !var.audited ? [] : [
    { name = "ssh", port = 22 },
    { name = "all", ports = [0, 65535] },
  ]

  settings = var.key != null ? { arn = var.key.arn, rotate = [var.key.rotate] } : {}
}

resource "aws_sqs_queue" "per_account" {
  for_each = var.audited ? {} : toset(var.accounts)

  name = "audit-${each.value}"
}

resource "aws_iam_policy" "read" {
  name = "read"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "s3:GetObject"
        Resource = var.audited ? ["arn:aws:s3:::one/*", "arn:aws:s3:::two/*"] : "*"
      },
      var.audited ? {
        Sid    = "Audited"
        Effect = "Allow"
        Action = "s3:ListBucket"
        } : {
        Sid      = "Plain"
        Effect   = "Deny"
        Action   = ["s3:DeleteBucket"]
        Resource = "*"
      },
    ]
  })
}

output "settings" {
  value = [local.zones, local.alarms, local.rules, local.settings]
}
