resource "aws_efs_file_system" "main" {
  encrypted  = true
  kms_key_id = slot.wanted_key.arn

  lifecycle_policy {
    transition_to_ia = "AFTER_30_DAYS"
  }

  tags = slot("own_tags", "efs")
}

resource "aws_efs_mount_target" "main" {
  count           = length(slot.private_subnets)
  file_system_id  = aws_efs_file_system.main.id
  subnet_id       = element(slot.private_subnets, count.index)
  security_groups = [slot.efs_security_group.id]
}
