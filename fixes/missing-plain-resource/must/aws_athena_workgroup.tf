resource "aws_athena_workgroup" "this" {
  name = slot("own_name")

  tags = slot("tags")
}
