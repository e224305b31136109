resource "aws_lb_target_group" "this" {
  name        = slot("own_name")
  target_type = "lambda"

  tags = slot("tags")
}
