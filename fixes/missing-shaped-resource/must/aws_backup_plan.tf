resource "aws_backup_plan" "this" {
  name = slot("own_name")

  rule {
    rule_name         = "daily"
    target_vault_name = slot("only", "aws_backup_vault").name
    schedule          = "cron(0 5 ? * * *)"

    lifecycle {
      delete_after = 35
    }
  }

  tags = slot("tags")
}
