resource "aws_iam_role" "app" {
  name               = "shop-app"
  assume_role_policy = "{}"
}
