resource "aws_efs_access_point" "this" {
  file_system_id = slot("only", "aws_efs_file_system").id

  tags = slot("tags")
}
