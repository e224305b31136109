resource "aws_ecr_repository" "any" {
  name = "any"
}
