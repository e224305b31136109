resource "aws_efs_backup_policy" "this" {
  file_system_id = this.id
}
