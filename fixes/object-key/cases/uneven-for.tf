# A name of a for stands for each of several as each.value does, and so does a key of one that not all have.
locals {
  services = {
    web    = { port = 80, path = "/*" }
    api    = { port = 8080, path = "/api/*" }
    worker = { port = 9000 }
  }

  public = { for name, service in local.services : name => service if service.path != null }
}

resource "aws_lb_target_group" "each" {
  for_each = local.public
  name     = each.key
  port     = each.value.port
  protocol = "HTTP"
  vpc_id   = "vpc-0123456789abcdef0"
}

resource "aws_cloudwatch_log_group" "each" {
  for_each = local.services
  name     = "/services/${each.key}"
  tags = {
    Group = aws_lb_target_group.each[each.key].arn
  }
}
