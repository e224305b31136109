resource "aws_codedeploy_app" "this" {
  name = slot("own_name")

  tags = slot("tags")
}
