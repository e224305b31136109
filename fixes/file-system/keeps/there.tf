resource "aws_efs_file_system" "any" {
  encrypted = true
}
