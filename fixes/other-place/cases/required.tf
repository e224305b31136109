# One argument is enough to tell the block that must be there.
resource "aws_efs_backup_policy" "shared" {
  file_system_id = "fs-0123456789abcdef0"
  status         = "ENABLED"
}
