resource "aws_backup_vault_lock_configuration" "this" {
  backup_vault_name = this.name
}
