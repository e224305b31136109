resource "aws_ecr_lifecycle_policy" "this" {
  repository = this.name
}
