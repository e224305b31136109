data "aws_caller_identity" "current" {}

resource "aws_ecr_repository" "app" {
  name = "shop-app"
}
