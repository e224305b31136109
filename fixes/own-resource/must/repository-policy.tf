resource "aws_ecr_repository_policy" "this" {
  repository = this.name
}
