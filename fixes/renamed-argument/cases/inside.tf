resource "aws_ecs_service" "web" {
  name             = "web"
  cluster          = "shop"
  task_definition  = "web:1"
  desired_count    = 2
  target_group_arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123456789abcdef"
  container_name   = "web"
  container_port   = 8080
}

resource "aws_instance" "build" {
  ami              = "ami-0123456789abcdef0"
  instance_type    = "c6i.2xlarge"
  root_volume_size = 100
  root_volume_type = "gp3"
}

resource "aws_route53_record" "build" {
  zone_id = "Z0123456789ABCDEFGHIJ"
  name    = "build"
  type    = "A"
  ttl     = 300
  value   = aws_instance.build.private_ip
}
