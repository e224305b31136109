variable "partner" {
  type = string
}

variable "controller_json" {
  type = string
}

variable "app_version" {
  type = string
}

locals {
  partner = var.partner
}

resource "aws_security_group" "web" {
  name_prefix = "web-"
  vpc_id      = "vpc-0123456789abcdef0"

  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.1.0.0/16", local.partner]
  }
}

resource "aws_iam_policy" "controller" {
  name   = "controller"
  policy = var.controller_json
}

resource "aws_iam_role" "controller" {
  name = "controller"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
  })
}

locals {
  policies = [aws_iam_policy.controller.arn]
}

resource "aws_iam_role_policy_attachment" "controller" {
  count      = length(local.policies)
  role       = aws_iam_role.controller.name
  policy_arn = local.policies[count.index]
}

resource "aws_launch_template" "web" {
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  user_data     = base64encode("docker run -d -p 443:443 web:${var.app_version}")
}
