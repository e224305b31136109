# What the type gives is there, whatever the default leaves out, and a key that some objects alone have is no slip.
variable "tiers" {
  type = map(object({
    schedule   = string
    continuous = optional(bool, false)
    cold_after = optional(number)
  }))
  default = {
    gold   = { schedule = "cron(0 1 * * ? *)", continuous = true }
    silver = { schedule = "cron(0 5 * * ? *)", cold_after = 30 }
  }
}

resource "aws_backup_vault" "main" {
  name = "main"
}

resource "aws_backup_plan" "each" {
  for_each = var.tiers
  name     = each.key

  rule {
    rule_name                = each.key
    target_vault_name        = aws_backup_vault.main.name
    schedule                 = each.value.schedule
    enable_continuous_backup = each.value.continuous

    lifecycle {
      cold_storage_after = each.value.cold_after
    }
  }
}
