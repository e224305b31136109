data "aws_ami" "app" {
  most_recent = true
  owners      = ["amazon"]
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
  }
}

resource "aws_iam_role" "app" {
  name               = "app"
  assume_role_policy = data.aws_iam_policy_document.trust
}

resource "aws_iam_instance_profile" "app" {
  role = aws_iam_role.app
}

resource "aws_security_group" "bastion" {
  count = 1
  name  = "bastion"
}

resource "aws_key_pair" "app" {
  key_name   = "app"
  public_key = "ssh-rsa AAAA"
}

resource "aws_instance" "app" {
  ami                    = data.aws_ami.app
  instance_type          = "t3.micro"
  key_name               = aws_key_pair.app
  vpc_security_group_ids = [aws_security_group.bastion[0]]
}

resource "aws_lambda_function" "app" {
  function_name = "app"
  role          = aws_iam_role.app
  package_type  = "Image"
  image_uri     = "app:1"
}
