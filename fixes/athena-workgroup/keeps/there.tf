resource "aws_athena_workgroup" "any" {
  name = "any"
}
