resource "aws_iam_role" "backup" {
  name = slot("name", "backup-role", 64)

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Action    = "sts:AssumeRole"
        Principal = { Service = "backup.amazonaws.com" }
      }
    ]
  })

  tags = slot("tags")
}

resource "aws_iam_role_policy_attachment" "backup" {
  role       = aws_iam_role.backup.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup"
}

resource "aws_backup_vault" "main" {
  name        = slot("name", "vault")
  kms_key_arn = slot.wanted_key.arn

  tags = slot("tags")
}

resource "aws_backup_plan" "main" {
  name = slot("name", "daily")

  rule {
    rule_name         = "daily"
    target_vault_name = aws_backup_vault.main.name
    schedule          = "cron(0 3 * * ? *)"

    lifecycle {
      delete_after = slot("backup_retention_days", 35)
    }
  }

  tags = slot("tags")
}

# What carries the tag Backup = true is in the plan.
resource "aws_backup_selection" "main" {
  name         = slot("name", "tagged")
  plan_id      = aws_backup_plan.main.id
  iam_role_arn = aws_iam_role.backup.arn

  selection_tag {
    type  = "STRINGEQUALS"
    key   = "Backup"
    value = "true"
  }
}
