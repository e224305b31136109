resource "aws_instance" "app" {
  count = 2

  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.app[count.index].id
  vpc_security_group_ids = [aws_security_group.app.id]
  iam_instance_profile   = aws_iam_instance_profile.app.name

  root_block_device {
    encrypted  = true
    kms_key_id = aws_kms_key.main.arn
  }

  tags = { Name = "${local.name_prefix}-app" }

  depends_on = [aws_vpc.main]
}

resource "aws_ebs_volume" "data" {
  availability_zone = module.network.zone
  size              = 10
}
