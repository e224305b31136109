resource "aws_backup_vault_notifications" "this" {
  backup_vault_name = this.name
}
